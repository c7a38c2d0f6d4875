import { WORDS } from '../words.ts';
import { readNumber } from './read-number.ts';

const { plan: words } = WORDS;

/** What is wrong with a typed number, in words; undefined where it can be read. */
export function wrongNumber(text: string): string | undefined {
  const read = readNumber(text);
  if ('value' in read) return undefined;
  return read.wrong === 'ambiguous' ? words.ambiguous(text.trim(), read.whole, read.part) : words.wrongNumber;
}

/** The number that was typed; undefined for none, or one that is wrong. */
export function numberOf(text: string): number | undefined {
  const read = readNumber(text);
  return 'value' in read ? read.value : undefined;
}
