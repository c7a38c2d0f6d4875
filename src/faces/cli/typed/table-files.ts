import { readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';

/** Files of a folder that may hold a table. */
const TABLE = /\.(csv|tsv|txt|xlsx|zip)$/i;

/** Files that a word names: itself, or the tables of a folder in the order of their names. */
export function tableFiles(word: string): readonly string[] {
  if (word === '-' || !(statSync(word, { throwIfNoEntry: false })?.isDirectory() ?? false)) return [word];
  const names = readdirSync(word).filter((name) => TABLE.test(name) && !basename(name).startsWith('.'));
  return names.length === 0 ? [word] : names.sort().map((name) => join(word, name));
}
