import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { systemError } from '../../foundation/errors.ts';
import { isMeant } from './names.ts';

/** A file as a look at its folder shows it. */
export interface Seen {
  /** Its path below the folder. */
  readonly name: string;
  readonly path: string;
  readonly size: number;
  /** When it changed by the clock of whoever keeps the folder [ms]: compared with itself alone, never with a clock of ours. */
  readonly mtimeMs: number;
  readonly ino: number;
}

/** What a look at a folder shows. */
export interface Look {
  readonly files: readonly Seen[];
  /** Folders in it that cannot be read, and why. */
  readonly closed: readonly string[];
  /** True: there are more files than are looked at. */
  readonly isCut: boolean;
}

export interface ScanOptions {
  readonly patterns: readonly RegExp[];
  readonly subfolders: boolean;
}

/** Most files that one source may have in its folder. */
export const MOST_FILES = 100_000;
/** Deepest folder in a folder that is looked into. */
const DEEPEST = 8;

/**
 * The files that are meant in a folder, the oldest first. Links are not followed: they may lead anywhere, and round in circles. Throws what the
 * system says of the folder itself.
 */
export async function scan(root: string, { patterns, subfolders }: ScanOptions): Promise<Look> {
  const files: Seen[] = [];
  const closed: string[] = [];
  let isCut = false;
  const look = async (below: string, depth: number): Promise<void> => {
    const entries = await readdir(join(root, below), { withFileTypes: true });
    for (const entry of entries) {
      const name = below === '' ? entry.name : `${below}/${entry.name}`;
      if (entry.isDirectory()) {
        if (!subfolders || depth === DEEPEST || entry.name.startsWith('.')) continue;
        await look(name, depth + 1).catch((error) => closed.push(`${name}: ${systemError(error).code}`));
        continue;
      }
      if (!isMeant(entry.name, patterns)) continue;
      if (files.length === MOST_FILES) {
        isCut = true;
        return;
      }
      const path = join(root, name);
      // a file that is gone since is not there
      const stats = await lstat(path).catch(() => null);
      if (stats?.isFile())
        files.push({ name, path, size: stats.size, mtimeMs: stats.mtimeMs, ino: stats.ino });
    }
  };
  await look('', 0);
  files.sort((a, b) => a.mtimeMs - b.mtimeMs || (a.name < b.name ? -1 : 1));
  return { files, closed, isCut };
}
