import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { brotliDecompress } from 'node:zlib';

const unpacked = promisify(brotliDecompress);

/**
 * The files of an empty database as PGlite makes them, in one archive: to make them anew takes four seconds of processor and a
 * gigabyte of memory. `tools/publish-database.ts` writes it for a version of PGlite.
 */
export const emptyDatabase = async (): Promise<Blob> =>
  new Blob([await unpacked(await readFile(new URL(import.meta.resolve('#empty-database'))))]);
