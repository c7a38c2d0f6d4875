import type { ColumnUse, Question } from '../../documents/sheet/column-use.ts';
import { isDay } from '../../documents/sheet/days.ts';
import { typedNumber } from '../../documents/sheet/decimals.ts';
import { guessedUnits } from '../../documents/sheet/guessed-units.ts';
import { findLayout, type Layout, type Vocabulary } from '../../documents/sheet/layout.ts';
import { EMPTY_CELL, type Sheet, type SheetCell } from '../../documents/sheet/sheet.ts';
import type { ContentUnit } from '../../documents/sheet/units.ts';
import { METHOD_WORDS, nothingIn, plainWords, wordIn } from '../../documents/sheet/words.ts';
import { InputError } from '../../foundation/errors.ts';
import { type HistoryHeading, historyHeading } from './headings.ts';
import { elementNamed, type HistoryField, isOfAdditions, isOfBaskets, type Stage, stageIn } from './words.ts';

/** What a column is taken for. */
export interface HistoryColumn {
  readonly at: number;
  readonly heading: string;
  readonly field?: HistoryField;
  readonly content?: HistoryHeading['content'];
  /** Of a table with a column for each class of scrap: the class. */
  readonly material?: string;
  /** Unit of a setting, a mass or a content, as the heading or its numbers say. */
  readonly unit?: string;
  readonly why: string;
}

/** A table with what its columns are; nothing of it is read yet. */
export interface HistoryTable {
  readonly where: string;
  readonly layout: Layout;
  readonly columns: readonly HistoryColumn[];
  /** What its rows are: heats or samples, baskets by class of scrap, additions. */
  readonly kind: 'heats' | 'baskets' | 'additions';
  readonly questions: readonly Question[];
}

/** What who brings the table says a column is; null = nothing. */
export type HistoryOverrides = ReadonlyMap<string, Omit<HistoryColumn, 'at' | 'heading' | 'why'> | null>;

const worth = (heading: string): number => {
  if (heading === '') return 0;
  const { content, fields, unit } = historyHeading(heading);
  if (content !== undefined) return 1 + (content.unit === undefined ? 0 : 0.3);
  const sure = Math.max(0, ...fields.values());
  return sure === 0 ? 0 : (sure >= 0.6 ? 1 : 0.6) + (unit === undefined ? 0 : 0.2);
};

const VOCABULARY: Vocabulary = {
  worth,
  saysOfAGroup: (text) =>
    historyHeading(text).content === undefined &&
    (stageIn(text) !== undefined ||
      wordIn(METHOD_WORDS, text) !== undefined ||
      /^(wt%|gew ?%|ma ?%|%|ppm|kg|t)$/.test(plainWords(text))),
  refusesTurned: false,
  noHeader: (sheet) =>
    new InputError(`${sheet.where}: no row looks like the header of a table of heats`, {
      where: sheet.where,
      allowed: 'a row of headings with the number of the heat, and contents, settings or masses',
      cure: 'write the headings into one row above the heats',
    }),
};

/** The table of a sheet, with what each column is. Throws InputError where it has no header. */
export function tableOf(sheet: Sheet, overrides: HistoryOverrides): HistoryTable {
  const layout = findLayout(sheet, VOCABULARY);
  const cells = layout.headings.map((_, at) => layout.rows.map((row) => row.cells[at] ?? EMPTY_CELL));
  const headings = withAffixes(layout.headings);
  const meanings = headings.map(historyHeading);
  const questions: Question[] = [];
  const columns: (HistoryColumn | undefined)[] = layout.headings.map((heading, at) => {
    const said = [...overrides].find(([name]) => plainWords(name) === plainWords(heading));
    if (said)
      return { at, heading, ...(said[1] ?? {}), why: said[1] === null ? 'left out as stated' : 'as stated' };
    const { content } = meanings[at]!;
    if (content === undefined || !holdsNumbers(cells[at]!)) return undefined;
    if (content.unit === 'at%') return { at, heading, why: 'atomic per cent cannot be taken for wt%' };
    return {
      at,
      heading,
      content,
      ...(content.unit ? { unit: content.unit } : {}),
      why: 'element in the heading',
    };
  });
  assign(columns, { layout, meanings, cells, where: sheet.where });
  const wide = wideClasses(columns, { layout, meanings, cells, where: sheet.where });
  const known = layout.headings.map(
    (heading, at) =>
      columns[at] ?? wide.get(at) ?? { at, heading, why: heading === '' ? 'no heading' : 'not known' },
  );
  return {
    where: sheet.where,
    layout,
    columns: withUnits(staged(known), { layout, cells, questions }),
    kind: kindOf(known, sheet.where),
    questions,
  };
}

function kindOf(columns: readonly HistoryColumn[], where: string): HistoryTable['kind'] {
  const has = (field: HistoryField): boolean => columns.some((one) => one.field === field);
  const isOfMaterial =
    (has('material') && has('amount')) || columns.some(({ material }) => material !== undefined);
  if (!isOfMaterial) return 'heats';
  return isOfAdditions(where) && !isOfBaskets(where) ? 'additions' : 'baskets';
}

const filledOf = (cells: readonly SheetCell[]): readonly SheetCell[] =>
  cells.filter(({ text, problem }) => problem === undefined && nothingIn(text) === undefined).slice(0, 2000);

const shareOf = (cells: readonly SheetCell[], holds: (cell: SheetCell) => boolean): number => {
  const filled = filledOf(cells);
  return filled.length === 0 ? 0 : filled.filter(holds).length / filled.length;
};

const isNumber = ({ text, kind }: SheetCell): boolean => kind !== 'date' && typedNumber(text) !== undefined;

/** A column without any cell may be of an element that nobody measured. */
const holdsNumbers = (cells: readonly SheetCell[]): boolean =>
  filledOf(cells).length === 0 || shareOf(cells, isNumber) >= 0.3;

/** Headings whose symbols stand behind or before the same letters, such as VALCU, VALSN: with the symbol alone. */
function withAffixes(headings: readonly string[]): readonly string[] {
  const counts = new Map<string, Set<number>>();
  headings.forEach((heading, at) => {
    const [, word = '', rest = ''] = /^(\p{L}{3,12})([\s_\-.([%].*)?$/u.exec(heading) ?? [];
    void rest;
    for (const length of [1, 2]) {
      if (word.length - length < 2) continue;
      const [before, behind] = [word.slice(0, -length), word.slice(length)];
      const symbol = (text: string): boolean =>
        elementNamed(text[0]!.toUpperCase() + text.slice(1).toLowerCase()) !== undefined;
      if (symbol(word.slice(-length))) add(counts, `^${before}`, at);
      if (symbol(word.slice(0, length))) add(counts, `${behind}$`, at);
    }
  });
  const [affix, places] = [...counts].sort((a, b) => b[1].size - a[1].size)[0] ?? [];
  if (affix === undefined || places === undefined || places.size < LEAST_ALIKE) return headings;
  const pattern = affix.startsWith('^')
    ? new RegExp(`^${affix.slice(1)}(?=\\p{L}{1,2}(?!\\p{L}))`, 'u')
    : new RegExp(`(?<=^\\p{L}{1,2})${affix.slice(0, -1)}`, 'u');
  return headings.map((heading, at) => (places.has(at) ? titled(heading.replace(pattern, '')) : heading));
}

/** Headings with the same letters round a symbol that make it a rule (assumption). */
const LEAST_ALIKE = 4;

const add = (counts: Map<string, Set<number>>, key: string, at: number): void => {
  const known = counts.get(key);
  if (known) known.add(at);
  else counts.set(key, new Set([at]));
};

const titled = (text: string): string =>
  text.replace(/^\p{L}+/u, (word) => word[0]!.toUpperCase() + word.slice(1).toLowerCase());

interface Around {
  readonly layout: Layout;
  readonly meanings: readonly HistoryHeading[];
  readonly cells: readonly (readonly SheetCell[])[];
  readonly where: string;
}

/** Gives each field to the column that its words and its cells speak for most. */
function assign(columns: (HistoryColumn | undefined)[], { layout, meanings, cells }: Around): void {
  const taken = new Set(columns.flatMap((column) => column?.field ?? []));
  const hasElements = columns.some((column) => column?.content !== undefined);
  const offers = meanings.flatMap(({ fields }, at) =>
    columns[at] || filledOf(cells[at]!).length === 0
      ? []
      : [...fields].map(([field, sure]) => ({
          at,
          field,
          sure: sure + fitOf(field, cells[at]!, hasElements),
        })),
  );
  for (const { at, field, sure } of offers.sort((a, b) => b.sure - a.sure || a.at - b.at)) {
    if (sure < LEAST_SURE || columns[at] || taken.has(field)) continue;
    taken.add(field);
    const { unit, massUnit } = meanings[at]!;
    const own = unit ?? massUnit;
    columns[at] = {
      ...{ at, heading: layout.headings[at]!, field },
      ...(own === undefined ? {} : { unit: own }),
      why: 'heading',
    };
  }
}

/** Least sum of heading and content that makes a column a field (assumption). */
const LEAST_SURE = 0.35;

/** How well cells go with a field: -1 never. */
function fitOf(field: HistoryField, cells: readonly SheetCell[], hasElements: boolean): number {
  const numbers = shareOf(cells, isNumber);
  const days = shareOf(cells, ({ text, kind }) => kind === 'date' || isDay(text));
  const filled = filledOf(cells);
  const alike = filled.length === 0 ? 0 : new Set(filled.map(({ text }) => text)).size / filled.length;
  if (field === 'date') return days >= 0.6 ? 0.3 : -1;
  if (field === 'heat') return days >= 0.8 && numbers < 0.8 ? -1 : 0.1;
  if (field === 'material')
    return (numbers >= 0.9 && alike > 0.2 ? -1 : hasElements ? -0.4 : 0) + (numbers < 0.1 ? 0.5 : 0);
  if (field === 'amount') return numbers >= 0.7 ? (hasElements ? -0.2 : 0.15) : -1;
  if (field === 'stage' || field === 'method' || field === 'lining' || field === 'atmosphere')
    return numbers >= 0.5 ? -1 : 0;
  if (field === 'furnace') return alike > 0.5 && filled.length > 5 ? -0.6 : 0;
  if (field === 'sample' || field === 'basket') return 0;
  return numbers >= 0.6 ? 0.1 : -1;
}

/** Columns of masses whose heading is a class of scrap: where several are there, or the file is one of baskets. */
function wideClasses(
  columns: readonly (HistoryColumn | undefined)[],
  { layout, meanings, cells, where }: Around,
): ReadonlyMap<number, HistoryColumn> {
  const hasLong =
    columns.some((one) => one?.field === 'material') && columns.some((one) => one?.field === 'amount');
  if (hasLong) return new Map();
  const open = layout.headings.flatMap((heading, at) => {
    if (columns[at] || heading === '' || shareOf(cells[at]!, isNumber) < 0.6) return [];
    const { massUnit, unit } = meanings[at]!;
    const named = massUnit !== undefined && massUnit !== 'ton';
    return unit === undefined && (named || isOfBaskets(where) || isOfAdditions(where))
      ? [
          [
            at,
            {
              ...{ at, heading, material: className(heading), unit: massUnit ?? 'kg' },
              why: 'mass of a class',
            },
          ] as const,
        ]
      : [];
  });
  return new Map(open.length >= 2 ? open : []);
}

const className = (heading: string): string =>
  heading
    .replace(/[[(]\s*(kg|t|to|tonnen?|lb)\s*[\])]/gi, ' ')
    .replace(/[\s_]+(kg|t|to)$/i, '')
    .replace(/\s+/g, ' ')
    .trim();

/** Columns of contents that say neither charge nor end, beside others that do: of one element the other stage, alone what the charge was. */
function staged(columns: readonly HistoryColumn[]): readonly HistoryColumn[] {
  const has = (stage: Stage, element?: string): boolean =>
    columns.some(
      ({ content }) => content?.stage === stage && (element === undefined || content.element === element),
    );
  return columns.map((column) => {
    const { content } = column;
    if (content === undefined || content.stage !== undefined || content.sample !== undefined) return column;
    const { element } = content;
    const stage = has('end', element)
      ? 'charged'
      : has('charged', element)
        ? 'end'
        : has('end')
          ? 'charged'
          : has('charged')
            ? 'end'
            : undefined;
    return stage === undefined ? column : { ...column, content: { ...content, stage } };
  });
}

/** Columns of contents whose heading says no unit, with the one that its numbers say. */
function withUnits(
  columns: readonly HistoryColumn[],
  { layout, cells, questions }: Pick<Around, 'layout' | 'cells'> & { readonly questions: Question[] },
): readonly HistoryColumn[] {
  const uses = columns.flatMap(({ at, heading, content, unit, why }): ColumnUse[] =>
    content === undefined
      ? []
      : [
          {
            at,
            heading,
            element: content.element,
            ...(unit === undefined ? {} : { unit: unit as ContentUnit }),
            why,
          },
        ],
  );
  const units = guessedUnits(uses, { layout, cells, questions });
  return columns.map((column) => {
    const guessed = units.get(column.at);
    return guessed?.unit === undefined ? column : { ...column, unit: guessed.unit, why: guessed.why };
  });
}

/** Kilograms of one of a unit of mass. */
export const KILOGRAMS: ReadonlyMap<string, number> = new Map([
  ['kg', 1],
  ['t', 1000],
  ['ton', 1000],
  ['g', 1e-3],
  ['lb', 0.45359237],
]);
