import { existsSync } from 'node:fs';

/** True for a word that names a file: standard input, a .json file, or what lies there. */
export const isFile = (word: string): boolean => word === '-' || /\.json$/i.test(word) || existsSync(word);
