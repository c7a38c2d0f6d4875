import type { Lesson } from '../../documents/results/lesson.ts';
import type { Ask } from '../../documents/results/reading.ts';
import type { Worked } from '../contents.ts';
import type { KnownSheet } from '../known-file.ts';
import type { Grid, TextLine } from '../table.ts';

/** A whole file as it was read, for the questions that it leaves. */
export interface ReadFile {
  readonly name: string;
  readonly contents: readonly Worked[];
  readonly sheets: readonly (KnownSheet & { readonly texts: readonly TextLine[] })[];
  readonly grids: readonly Grid[];
  /** Every cell of the file that may be a date. */
  readonly dates: readonly string[];
  readonly lesson: Lesson | undefined;
}

/** A question, and the contents that nobody takes before it is answered. */
export interface Question {
  readonly ask: Ask;
  readonly about?: readonly Worked[];
}

/** A family of questions with one code. */
export interface Questions {
  readonly code: string;
  readonly of: (file: ReadFile) => readonly Question[];
}

export const answers = (words: Readonly<Record<string, string>>): NonNullable<Ask['answers']> =>
  Object.entries(words).map(([answer, says]) => ({ answer, words: says }));

/** True for a content that is a result of a sample: no control, not struck out, not a mean beside its burns. */
export const isResultOfSample = ({ content }: Worked): boolean =>
  !content.control && !content.struck && content.flag !== 'excluded';

/** Names with a comma between, the first few of many. */
export function few(items: Iterable<string>, most = 5): string {
  const all = [...new Set(items)];
  return all.length <= most
    ? all.join(', ')
    : `${all.slice(0, most).join(', ')} and ${all.length - most} more`;
}

/** The burns of each printed mean. */
export function burnsOf(contents: readonly Worked[]): (mean: Worked) => readonly Worked[] {
  const key = ({ content, draft }: Worked): string =>
    `${draft.block}|${content.sample}|${content.element}|${draft.line ?? ''}`;
  const burns = Map.groupBy(
    contents.filter(({ content }) => !content.mean && !content.struck),
    key,
  );
  return (mean) => burns.get(key(mean)) ?? [];
}

/** "Ti of A1077 (line 3)". */
export const placeOf = ({ content }: Worked): string =>
  `${content.element} of ${content.sample || 'a sample without a name'} (line ${content.row})`;

/** One question for all contents that it is about; none where there are none. */
export const asked = (
  contents: readonly Worked[],
  {
    code,
    words,
    ...more
  }: { readonly code: string; readonly words: string } & Pick<Ask, 'answers' | 'sample' | 'element'>,
): readonly Question[] => {
  const [first] = contents;
  if (!first) return [];
  return [{ ask: { code, words, ...more, row: first.content.row }, about: contents }];
};
