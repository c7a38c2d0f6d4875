import type { Renamed } from './glossary.ts';
import { lengthOf, medianOf, type Passage, sentencesOf, wordsOf } from './sentences.ts';

/** Longest sentence, and the median that a group of passages may have [words]. */
const LONGEST = 30;
const MEDIAN = 15;

export interface Rules {
  readonly isWord: (word: string) => boolean;
  readonly renamed: readonly Renamed[];
}

/** Turns of phrase that no native engineer uses, and what to say instead. */
const CLUMSY: readonly (readonly [pattern: RegExp, instead: string])[] = [
  [/(?<!\bthere )\bis none\b(?! of (?:the|its|our|these|those)\b)/i, 'is not one'],
  [/\b(?:what|that) is no\b(?! (?:longer|more|better|less)\b)/i, 'is not a'],
  [/\btold anew\b/i, 'predicted again'],
  [/\bfor who\b/i, 'for whoever'],
];

export interface ProseFaults {
  readonly unknownWords: string[];
  readonly longSentences: string[];
  readonly renamedWords: string[];
}

/** Unknown words, long sentences and renamed words in passages, one line each, without repeats. */
export function proseFaults(passages: readonly Passage[], { isWord, renamed }: Rules): ProseFaults {
  const unknownWords = new Set<string>();
  const longSentences = new Set<string>();
  const renamedWords = new Set<string>();
  for (const { place, text, kind } of passages)
    for (const sentence of sentencesOf(text)) {
      const start = beginningOf(sentence);
      for (const word of wordsOf(sentence))
        if (!isWord(word)) unknownWords.add(`${place}: unknown word ${word}`);
      const words = lengthOf(sentence);
      if (words > LONGEST && kind !== 'equation')
        longSentences.add(`${place}: ${words} words, at most ${LONGEST}: ${start}`);
      for (const { term, instead, pattern } of renamed)
        if (pattern.test(sentence)) renamedWords.add(`${place}: "${term}" is now "${instead}": ${start}`);
    }
  return {
    unknownWords: [...unknownWords],
    longSentences: [...longSentences],
    renamedWords: [...renamedWords],
  };
}

/** Clumsy turns of phrase in passages, one line each, without repeats. */
export const clumsyPhrases = (passages: readonly Passage[]): string[] => [
  ...new Set(
    passages.flatMap(({ place, text }) =>
      sentencesOf(text).flatMap((sentence) =>
        CLUMSY.flatMap(([pattern, instead]) => {
          const found = pattern.exec(sentence);
          if (found === null) return [];
          const near = sentence.slice(Math.max(0, found.index - 30), found.index + 40).trim();
          return [`${place}: "${found[0]}", say "${instead}": ${near}`];
        }),
      ),
    ),
  ),
];

/** Half of the sentences in running text are at most this long [words]. */
export const medianLength = (passages: readonly Passage[]): number =>
  medianOf(
    passages.filter(({ kind }) => kind === 'text').flatMap(({ text }) => sentencesOf(text).map(lengthOf)),
  );

/** A fault when the median of a group is too long. */
export const medianFaults = (group: string, passages: readonly Passage[]): string[] => {
  const median = medianLength(passages);
  return median > MEDIAN ? [`${group}: median of ${median} words, at most ${MEDIAN}`] : [];
};

const beginningOf = (sentence: string): string =>
  sentence.length > 70 ? `${sentence.slice(0, 70).trimEnd()}...` : sentence;
