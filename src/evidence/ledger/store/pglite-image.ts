import { mkdirSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliDecompress } from 'node:zlib';
import { PRIVATE } from '../files/files.ts';

const unpacked = promisify(brotliDecompress);

/**
 * The files of a database with the tables of a ledger in which nothing is booked, in one archive: to make them anew takes five seconds
 * of processor and a gigabyte of memory. `tools/publish-database.ts` writes it for a version of PGlite. An office leaves those
 * tables as they are.
 */
const archive = async (): Promise<Buffer> =>
  unpacked(await readFile(new URL(import.meta.resolve('#empty-database'))));

/** An empty database for PGlite to load into memory. */
export const emptyDatabase = async (): Promise<Blob> => new Blob([await archive()]);

/** The file by which a folder is known to hold a database. */
const MARK = 'PG_VERSION';

/**
 * Writes an empty database into a folder, for this account alone; its mark comes last. Throws what the disk says.
 * One file after the other: a promise for each of 300 takes twice the processor time, PGlite three times.
 */
export async function writeEmptyDatabase(folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true, mode: PRIVATE.folder });
  const entries = entriesIn(await archive());
  for (const { path, isFolder, bytes } of entries.filter((entry) => entry.path !== MARK))
    if (isFolder) mkdirSync(join(folder, path), { recursive: true, mode: PRIVATE.folder });
    else writeFileSync(join(folder, path), bytes, { mode: PRIVATE.file });
  const mark = entries.find((entry) => entry.path === MARK)!;
  writeFileSync(join(folder, MARK), mark.bytes, { mode: PRIVATE.file });
}

interface Entry {
  /** Without a slash at either end. */
  readonly path: string;
  readonly isFolder: boolean;
  readonly bytes: Uint8Array;
}

/** Bytes of a block of a tar archive: each header is one, and each file fills whole ones (POSIX.1-1988, ustar). */
const BLOCK = 512;

/** What is in a tar archive whose paths have at most 100 characters. */
function entriesIn(tar: Buffer): readonly Entry[] {
  const entries: Entry[] = [];
  const text = (from: number, to: number): string => tar.toString('latin1', from, to).replace(/\0.*$/s, '');
  for (let at = 0; at < tar.length && tar[at] !== 0; ) {
    const size = Number.parseInt(text(at + 124, at + 136), 8);
    entries.push({
      path: text(at, at + 100).replace(/^\/|\/$/g, ''),
      isFolder: text(at + 156, at + 157) === '5',
      bytes: tar.subarray(at + BLOCK, at + BLOCK + size),
    });
    at += BLOCK * (1 + Math.ceil(size / BLOCK));
  }
  return entries;
}
