import { basename, join } from 'node:path';
import type { Files } from './files.ts';

/** Name of the segment file in the folder of a ledger. */
const SEGMENT = 'ledger.segment';

/** Where the segment file of a folder stands. */
export const segmentPath = (folder: string): string => join(folder, SEGMENT);

/** Files beside a segment file that hold bytes taken out of it by `mend`: complete lines that may hold records. */
export const keptFiles = (folder: string, files: Files): Promise<readonly string[]> =>
  besides(folder, files, 'kept');

/** Files beside a segment file that hold lines without an end, which nobody was told were on disk. */
export const tornFiles = (folder: string, files: Files): Promise<readonly string[]> =>
  besides(folder, files, 'torn');

async function besides(folder: string, files: Files, kind: 'kept' | 'torn'): Promise<readonly string[]> {
  const names = await files.list(folder).catch(() => []);
  return names.filter((name) => name.startsWith(`${SEGMENT}.${kind}-`)).map((name) => join(folder, name));
}

/** A path for bytes taken out of a segment file at `at` that no file has yet. */
export async function freeKeptPath(folder: string, at: number, files: Files): Promise<string> {
  const path = `${segmentPath(folder)}.kept-${at}`;
  for (let again = 1; ; again++) {
    const free = again === 1 ? path : `${path}-${again}`;
    if (!(await files.exists(free))) return free;
  }
}

/** What is said of such a file until somebody has decided. */
export const keptWords = (path: string): string =>
  `${basename(path)} holds bytes that were set aside: book what is missing again, then move it out of the folder`;
