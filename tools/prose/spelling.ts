import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { decodeTrie } from 'cspell-trie-lib';

const packages = join(import.meta.dirname, '../../node_modules/@cspell');

/**
 * Whether a word is British English, a term of software, or one of `allowed`. A word that begins with a capital may stand in
 * small letters in a dictionary.
 */
export function speller(allowed: Iterable<string>): (word: string) => boolean {
  const english = decodeTrie(gunzipSync(readFileSync(join(packages, 'dict-en-gb-mit/en_GB.trie.gz'))));
  const known = new Set([...technicalTerms()].map((word) => word.toLowerCase()));
  for (const word of allowed) known.add(isSymbol(word) ? word : word.toLowerCase());
  return (word) =>
    known.has(word) ||
    known.has(word.toLowerCase()) ||
    english.has(word) ||
    english.has(word.toLowerCase()) ||
    english.has(word.charAt(0).toUpperCase() + word.slice(1).toLowerCase());
}

/** Symbols keep their capital: `Hf` is an element, `hf` is nothing. */
const isSymbol = (word: string): boolean => /^\p{Lu}\p{Ll}?$/u.test(word);

function* technicalTerms(): Generator<string> {
  const folder = join(packages, 'dict-software-terms/dict');
  const texts = [
    gunzipSync(readFileSync(join(folder, 'softwareTerms.txt.gz'))).toString('utf8'),
    readFileSync(join(folder, 'computing-acronyms.txt'), 'utf8'),
  ];
  for (const text of texts)
    for (const line of text.split('\n')) {
      const word = line
        .replace(/#.*/, '')
        .trim()
        .replaceAll(/^[*+]+|[*+]+$/g, '');
      if (word !== '' && !/^[!~]/.test(word)) yield word;
    }
}
