import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { CODE_VERSION } from '../../calculations/manifest.ts';
import { ownFile } from '../own-files.ts';

/** Who computes: two processes of the same version compute the same bytes. */
export interface ProgramVersion {
  /** Version, hash of the program, and the Node that runs it: `remelt 0.1.0 1a2b3c4d5e6f, node 24.21.0 x64`. */
  readonly code: string;
  /** Hash of the facts, with those of the plant's own data folder. */
  readonly data: string;
}

let program: string | undefined;

/** The version of this process, with the facts that it reads. */
export function programVersion(facts: { readonly version: string }): ProgramVersion {
  program ??= hashOfProgram();
  // the engine of JavaScript rounds logarithms and powers in its own way, and so may a processor
  const { version, arch } = process;
  return { code: `${CODE_VERSION} ${program}, node ${version.slice(1)} ${arch}`, data: facts.version };
}

/** Short name of a version, for queues and people. */
export const tagOf = ({ code, data }: ProgramVersion): string => shortHash(`${code}\n${data}`);

/** What differs between two versions, in words; empty for the same. */
export function differenceOf(mine: ProgramVersion, other: ProgramVersion): string[] {
  return [
    ...(mine.code === other.code ? [] : [`program ${mine.code}, the others ${other.code}`]),
    ...(mine.data === other.data
      ? []
      : [`data ${mine.data.slice(0, SHORT)}, the others ${other.data.slice(0, SHORT)}`]),
  ];
}

const SHORT = 12;

const shortHash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, SHORT);

/** Hash of the files of the program: those that were built, or the sources where nothing was. */
function hashOfProgram(): string {
  const built = extname(import.meta.filename) === '.js';
  const folder = ownFile(built ? 'dist' : 'src');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => (built ? /^[^/]*\.js$/ : /(?<!\.test)\.ts$/).test(file))
    .sort();
  const all = createHash('sha256');
  for (const file of files) all.update(`${file}\0`).update(readFileSync(join(folder, file)));
  return all.digest('hex').slice(0, SHORT);
}
