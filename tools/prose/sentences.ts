/** A text that a user reads, and where it stands. */
export interface Passage {
  readonly place: string;
  readonly text: string;
  /** Running text; a heading or a cell of a table; a numbered equation, which may be long. */
  readonly kind: 'text' | 'cell' | 'equation';
}

/** What stands for inline code, a formula or a value in a passage: it counts as one word. */
export const STAND_IN = '□';

/** A stop, and behind it what begins a sentence. */
const END =
  /(?<=(?<!\b(?:i\.e|e\.g|cf|vs|approx|al|No|Eq|Fig|p|pp|ca))[.!?]["')\]]*)\s+(?=["'([]*[\p{Lu}\p{N}□])/u;

/** Sentences of a text, in order. */
export const sentencesOf = (text: string): string[] =>
  text
    .replaceAll(/\s+/g, ' ')
    .split(END)
    .map((sentence) => sentence.trim())
    .filter((sentence) => /\p{L}/u.test(sentence));

/** How many words a sentence has: whatever stands between spaces and has a letter or a digit. */
export const lengthOf = (sentence: string): number =>
  sentence.split(/\s+/).filter((token) => /[\p{L}\p{N}]/u.test(token) || token.includes(STAND_IN)).length;

/** Words of a sentence that can be misspelt: no names in quotes, of fields, files or options, nothing with digits, no other script. */
export function wordsOf(sentence: string): string[] {
  return sentence
    .replaceAll(/"[^\s"]+"/g, STAND_IN)
    .split(/\s+/)
    .map((token) => token.replaceAll(/^[^\p{L}\p{N}_/.□-]+|[^\p{L}\p{N}_□]+$/gu, ''))
    .filter((token) => !/[\p{N}_@=\\<>{}$□]|\.\S|^[./]|^--|\p{Ll}\p{Lu}/u.test(token))
    .flatMap((token) => token.split(/[^\p{L}'’]+/u))
    .map((word) => word.replace(/^['’]+|['’]s?$/gu, '').replaceAll('’', "'"))
    .filter((word) => word.length > 1 && /^[\p{Script=Latin}']+$/u.test(word));
}

/** The middle of some numbers (0 of none). */
export const medianOf = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
