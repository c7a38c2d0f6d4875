import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { ConflictError, InputError, systemError, UnavailableError } from '../../foundation/errors.ts';

/** Writes a file that a person named, and says so. Throws UnavailableError with the reason when it cannot be written. */
export function writeFile(file: string, content: string | Uint8Array): string {
  const isNew = !existsSync(file);
  try {
    writeFileSync(file, content);
  } catch (error) {
    // half a file would pass for a whole one
    if (isNew) rmSync(file, { force: true });
    throw notWritable(file, systemError(error));
  }
  return `written to ${file}`;
}

/** Writes a file where one is named; what to say of it, nothing where none is. `content` is made only then. */
export const writeAsked = (file: string | undefined, content: () => string): string[] =>
  file === undefined ? [] : [writeFile(file, content())];

/**
 * Looks before the work whether files that a person named can be written after it, and writes nothing. Throws UnavailableError with the reason where
 * one cannot, InputError where one is the document that is read, or no name.
 */
export function lookAtTargets(files: readonly (string | undefined)[], read?: string): void {
  for (const file of files) {
    if (file === undefined) continue;
    if (file === '' || file === '-')
      throw new InputError(`"${file}" is not the name of a file`, { allowed: 'the name of a file to write' });
    if (read !== undefined && resolve(file) === resolve(read))
      throw new InputError(`${file} is the document that is read; writing would overwrite it`, {
        where: file,
        cure: 'name another file to write',
      });
    try {
      const found = statSync(file, { throwIfNoEntry: false });
      if (found?.isDirectory()) throw Object.assign(new Error('a folder'), { code: 'EISDIR' });
      accessSync(found ? file : dirname(resolve(file)), constants.W_OK);
    } catch (error) {
      throw notWritable(file, systemError(error));
    }
  }
}

const notWritable = (
  file: string,
  { code, message }: { readonly code?: string; readonly message?: string },
): UnavailableError =>
  new UnavailableError(`${file} cannot be written: ${code ?? message}`, {
    where: file,
    cure: FULL.has(code)
      ? 'free space on that disk, then try again'
      : 'name a file in a folder that exists and is yours',
  });

const FULL: ReadonlySet<string | undefined> = new Set(['ENOSPC', 'EDQUOT']);

/**
 * Looks before the work whether a folder that a person named may be filled, and writes nothing. `mark` = file that shows that such a folder was filled
 * before. Throws ConflictError for a folder with other files, UnavailableError where it cannot be made.
 */
export function lookAtFolder(folder: string | undefined, mark: string): void {
  if (folder === undefined) return;
  const isThere = folder !== '' && (statSync(folder, { throwIfNoEntry: false })?.isDirectory() ?? false);
  lookAtTargets([isThere ? join(folder, mark) : folder]);
  if (!isThere) {
    // a file of that name can be written over, and be no folder
    if (existsSync(folder)) throw notWritable(folder, { code: 'ENOTDIR' });
    return;
  }
  const names = readdirSync(folder);
  if (names.length > 0 && !names.includes(mark))
    throw new ConflictError(`${folder} holds other files, and no ${mark}`, {
      where: folder,
      allowed: `a new or empty folder, or one with ${mark}`,
      cure: 'name another folder',
    });
}

/** Writes files into a folder, which is made where there is none, and says so. Throws UnavailableError where that fails. */
export function writeFolder(
  folder: string,
  files: readonly { readonly file: string; readonly content: string }[],
): string {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw notWritable(folder, systemError(error));
  }
  for (const { file, content } of files) writeFile(join(folder, file), content);
  return `${files.length} files written to ${folder}`;
}
