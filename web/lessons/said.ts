import type { ColumnRole, LessonColumn } from '../../src/documents/results/lesson.ts';
import type { SaidOfFile } from '../../src/documents/results/lessons.ts';
import type { Ask } from '../../src/documents/results/reading.ts';

/** What a row may be said to be. */
export const ROW_KINDS = ['controls', 'samples', 'blanks', 'means', 'spreads', 'ignored'] as const;
export type RowKind = (typeof ROW_KINDS)[number];

/** Of a column, by its heading; said again, the latest counts. */
export const withColumn = (said: SaidOfFile, column: LessonColumn): SaidOfFile => ({
  ...said,
  columns: [...(said.columns ?? []).filter(({ heading }) => heading !== column.heading), column],
});

/** Of the rows of a name; a row is one thing. */
export function withRow(
  said: SaidOfFile,
  { name, kind }: { readonly name: string; readonly kind: RowKind },
): SaidOfFile {
  const others = ROW_KINDS.map(
    (one) => [one, (said.rows?.[one] ?? []).filter((other) => other !== name)] as const,
  );
  const rows = Object.fromEntries(
    others
      .map(([one, names]) => [one, one === kind ? [...names, name] : names] as const)
      .filter(([, { length }]) => length > 0),
  );
  return { ...said, rows };
}

/** The answer to a question; another answer replaces it. */
export function withAnswer(said: SaidOfFile, { code, sample, element }: Ask, answer: string): SaidOfFile {
  const isOther = (one: NonNullable<SaidOfFile['answers']>[number]) =>
    one.code !== code || one.sample !== sample || one.element !== element;
  const of = { ...(sample === undefined ? {} : { sample }), ...(element === undefined ? {} : { element }) };
  return { ...said, answers: [...(said.answers ?? []).filter(isOther), { code, answer, ...of }] };
}

/** One thing that was said, and what is said without it. */
export interface SaidLine {
  readonly key: string;
  readonly what: 'column' | 'row' | 'answer' | 'file';
  readonly name: string;
  readonly is: string;
  readonly without: SaidOfFile;
}

/** All that was said, one thing after another. */
export function saidLines(said: SaidOfFile): readonly SaidLine[] {
  const { columns = [], rows = {}, answers = [], ...file } = said;
  const lines = [
    ...columns.map((one) => ({
      ...{ what: 'column' as const, name: one.heading, is: roleWords(one) },
      without: { ...said, columns: columns.filter((other) => other !== one) },
    })),
    ...ROW_KINDS.flatMap((kind) =>
      (rows[kind] ?? []).map((name) => ({
        ...{ what: 'row' as const, name, is: kind as string },
        without: { ...said, rows: { ...rows, [kind]: rows[kind]!.filter((other) => other !== name) } },
      })),
    ),
    ...answers.map((one) => ({
      ...{
        what: 'answer' as const,
        name: [one.code, one.sample, one.element].filter(Boolean).join(' '),
        is: one.answer,
      },
      without: { ...said, answers: answers.filter((other) => other !== one) },
    })),
    ...Object.entries(file).map(([name, value]) => ({
      ...{ what: 'file' as const, name, is: [value].flat().join(', ') },
      without: Object.fromEntries(Object.entries(said).filter(([key]) => key !== name)) as SaidOfFile,
    })),
  ];
  return lines.map((line) => ({ ...line, key: `${line.what} ${line.name} ${line.is}` }));
}

const roleWords = ({ role, unit, k }: LessonColumn): string =>
  [role, unit, k === undefined ? undefined : `k = ${k}`].filter((one) => one !== undefined).join(', ');

/** Roles that a person gives a column, the usual ones first. */
export const ROLES: readonly ColumnRole[] = [
  ...([
    'sample',
    'content',
    'unit',
    'spread',
    'relative-spread',
    'mark',
    'element',
    'burn',
    'type',
    'date',
  ] as const),
  ...(['mass', 'volume', 'dilution', 'k', 'ignore'] as const),
];
