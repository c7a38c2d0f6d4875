import type { Lesson } from '../documents/results/lesson.ts';
import { type Heading, headingOf } from './heading.ts';
import type { Table } from './table.ts';
import { unitOf } from './units.ts';
import { isResult } from './value.ts';
import { labelKind } from './words.ts';

/** A column of contents, and the columns that say more of each of them. */
export interface ContentColumn {
  readonly at: number;
  readonly heading: Heading;
  readonly spreadAt?: number;
  readonly spread?: Heading;
  readonly unitAt?: number;
  readonly markAt?: number;
  readonly limitAt?: number;
  /** Standard deviations of its spread. */
  readonly kAt?: number;
}

/** Columns of a table by what they hold; -1 where there is none. */
export interface Columns {
  readonly contents: readonly ContentColumn[];
  /** Columns of names, the best first. */
  readonly samples: readonly number[];
  /** Columns of names that only together tell the samples apart: name and piece. */
  readonly joined: readonly number[];
  readonly burn: number;
  readonly unit: number;
  readonly types: readonly number[];
  readonly marks: readonly number[];
  readonly notes: readonly number[];
  readonly methods: readonly number[];
  readonly k: number;
  readonly mass: number;
  readonly volume: number;
  readonly dilution: number;
  readonly dates: readonly number[];
  readonly number: number;
  /** Columns whose heading says nothing; a label of a row may stand there. */
  readonly unknown: readonly number[];
}

/** Rank of a column of names that a lesson points at: before all others. */
const TAUGHT = -1;

/** Headings of a table as a lesson corrects them. */
export function taughtHeadings(headings: readonly Heading[], lesson: Lesson | undefined): readonly Heading[] {
  if (!lesson?.columns) return headings;
  return headings.map((heading) => {
    const taught = lesson.columns!.find((one) => one.heading === heading.text);
    if (!taught) return heading;
    // what the file prints is not overruled; a contradiction is asked about
    const unit = heading.unit ?? (taught.unit === undefined ? undefined : unitOf(taught.unit));
    const substance =
      taught.element === undefined
        ? heading.substance
        : (headingOf(taught.element).substance ?? heading.substance);
    return {
      ...heading,
      role: taught.role,
      ...(unit ? { unit } : {}),
      ...(substance ? { substance } : {}),
      ...(taught.k === undefined ? {} : { k: taught.k }),
      ...(taught.role === 'sample' ? { rank: TAUGHT } : {}),
    };
  });
}

/** What the columns of a table are. */
export function columnsOf({ rows, isTurned }: Table, headings: readonly Heading[]): Columns {
  const places = (role: Heading['role']): readonly number[] =>
    headings.flatMap((heading, at) => (heading.role === role && !heading.substance ? [at] : []));
  const first = (role: Heading['role']): number => places(role)[0] ?? -1;
  const cellsIn = (at: number): readonly string[] =>
    rows.slice(0, 500).flatMap(({ cells }) => (cells[at] ? [cells[at]] : []));
  const contents = headings.flatMap((heading, at): ContentColumn[] => {
    if (!heading.substance || heading.role !== 'content') return [];
    return [{ at, heading, ...companions(headings, at, cellsIn) }];
  });
  const counted = contents.filter((one) => countsBurns(one, contents, cellsIn));
  if (counted.length > 0)
    return columnsOf(
      { rows, isTurned } as Table,
      headings.map((heading, at) =>
        counted.some((one) => one.at === at) ? { text: heading.text, role: 'ignore' } : heading,
      ),
    );
  const ofContents = new Set(contents.flatMap(({ unitAt, markAt }) => [unitAt, markAt]));
  const samples = places('sample')
    .filter((at) => isTurned || cellsIn(at).length > 0)
    .sort((a, b) => headings[a]!.rank! - headings[b]!.rank! || a - b);
  const elementAt = headings.findIndex(({ role }) => role === 'element');
  const end = contents[0]?.at ?? (elementAt < 0 ? headings.length : elementAt);
  const unknown = headings.flatMap(({ role, substance }, at) =>
    !substance &&
    (role === 'unknown' ||
      role === 'blank' ||
      role === 'element' ||
      (role === 'ignore' && contents.length > 0 && at < end)) &&
    !ofContents.has(at)
      ? [at]
      : [],
  );
  const unnamed =
    samples.length > 0
      ? []
      : unknown.filter(
          (at) =>
            at < end &&
            cellsIn(at).some(
              (text) => /[\p{L}\d]/u.test(text) && !isResult(text) && labelKind(text) === undefined,
            ),
        );
  const number = first('number');
  const burn = first('burn') < 0 && beginsAgain(rows, number, samples[0] ?? -1) ? number : first('burn');
  const isOfReadings = countsReadings(rows, burn, samples[0] ?? -1);
  return {
    contents,
    samples: [...samples, ...unnamed],
    joined: joinedOf(samples, { headings, rows }),
    burn: isOfReadings ? -1 : burn,
    unit: places('unit').find((at) => !ofContents.has(at)) ?? -1,
    types: places('type'),
    marks: [
      ...places('mark'),
      ...[...unknown, ...places('operator')].filter((at) => isOfSigns(cellsIn(at))),
    ].filter((at) => !ofContents.has(at)),
    notes: places('note'),
    methods: places('method'),
    k: first('k'),
    mass: first('mass'),
    volume: first('volume'),
    dilution: first('dilution'),
    dates: places('date'),
    number: isOfReadings ? burn : burn === number ? -1 : number,
    unknown,
  };
}

/** True for a column of signs of comparison, whatever its heading says. */
const isOfSigns = (cells: readonly string[]): boolean =>
  cells.length > 0 && cells.every((text) => /^([<>≤≥=~]|<=|>=)$/.test(text));

/** True where numbers run on over several samples: they count readings, not the burns of a sample. */
function countsReadings(rows: Table['rows'], burn: number, sample: number): boolean {
  if (burn < 0 || sample < 0) return false;
  const named = rows.filter(({ cells }) => cells[burn] && cells[sample]);
  const numbers = named.map(({ cells }) => Number(cells[burn]));
  const names = new Set(named.map(({ cells }) => cells[sample]));
  return (
    names.size > 1 && numbers.every((one, i) => Number.isInteger(one) && (i === 0 || one > numbers[i - 1]!))
  );
}

/** Most burns that a column counts. */
const MOST_COUNTED = 20;

/** "N" above whole numbers, where contents with decimals stand beside it: how many burns there were, and no nitrogen. */
function countsBurns(
  { at, heading, spreadAt }: ContentColumn,
  contents: readonly ContentColumn[],
  cellsIn: (at: number) => readonly string[],
): boolean {
  if (heading.text.trim() !== 'N' || heading.unit || spreadAt !== undefined) return false;
  const isCount = (text: string): boolean =>
    /^\d{1,2}$/.test(text) && Number(text) >= 1 && Number(text) <= MOST_COUNTED;
  const cells = cellsIn(at);
  const others = contents.filter((one) => one.at !== at);
  const figures = others.flatMap((one) => cellsIn(one.at)).filter((text) => /^\d/.test(text));
  const isFirst = others.every((one) => one.at > at);
  return (
    cells.length > 0 &&
    cells.every(isCount) &&
    figures.length > 0 &&
    figures.filter((text) => /[.,]/.test(text)).length >= figures.length * WITH_DECIMALS &&
    (isFirst || others.some((one) => one.spreadAt !== undefined))
  );
}

/** Share of contents that are printed with decimals where whole numbers among them are counts. */
const WITH_DECIMALS = 0.8;

/** True where numbers begin again with each name, in rows that have none: they count the burns of a sample. */
function beginsAgain(rows: Table['rows'], number: number, sample: number): boolean {
  if (number < 0 || sample < 0) return false;
  const counted = rows.filter(({ cells }) => /^\d{1,3}$/.test(cells[number] ?? ''));
  const named = counted.filter(({ cells }) => cells[sample]);
  return (
    named.length > 0 &&
    named.length < counted.length &&
    named.every(({ cells }) => Number(cells[number]) === 1) &&
    counted.every(({ cells }) => cells[sample] || Number(cells[number]) > 1)
  );
}

/** Names of lower rank, or that a lesson points at, which stand there several times, and the next column of the same rank, which tells them apart. */
function joinedOf(
  [first, second]: readonly number[],
  { headings, rows }: { readonly headings: readonly Heading[]; readonly rows: Table['rows'] },
): readonly number[] {
  if (first === undefined || second === undefined) return [];
  const [of, next] = [headings[first]!, headings[second]!];
  const isNumbered = /\D1$/.test(of.text.trim()) && /\D2$/.test(next.text.trim());
  if (isNumbered) return [first, second];
  const isTaught = of.rank === TAUGHT;
  if (of.rank !== next.rank || (!isTaught && (of.rank ?? 0) < 2)) return [];
  const names = rows.map(({ cells }) => cells[first] ?? '');
  const both = rows.map(({ cells }) => `${cells[first] ?? ''} ${cells[second] ?? ''}`);
  return new Set(names).size < new Set(both).size ? [first, second] : [];
}

/** The columns of spread, unit, mark and limit that belong to a column of contents. */
function companions(
  headings: readonly Heading[],
  at: number,
  cellsIn: (at: number) => readonly string[],
): Omit<ContentColumn, 'at' | 'heading'> {
  const own = headings[at]!;
  const isOwn = (other: Heading): boolean =>
    other.substance?.element === own.substance!.element &&
    other.substance?.oxide === own.substance!.oxide &&
    (other.line === own.line || other.line === undefined);
  const nextContent = headings.findIndex(
    (other, i) => i > at && other.substance !== undefined && other.role === 'content',
  );
  const end = nextContent < 0 ? headings.length : nextContent;
  const isHere = (i: number): boolean => i > at && i < end;
  const several = (role: Heading['role']): boolean =>
    headings.filter((other) => other.role === role && !other.substance).length > 1;
  const find = (role: Heading['role']): number => {
    const near = headings.findIndex(
      (other, i) => other.role === role && isHere(i) && (other.substance ? isOwn(other) : several(role)),
    );
    return near >= 0
      ? near
      : headings.findIndex((other) => other.role === role && other.substance && isOwn(other));
  };
  const spreadAt = find('spread') >= 0 ? find('spread') : find('relative-spread');
  const blankAt = (test: (text: string) => boolean): number =>
    headings.findIndex((other, i) => {
      if (!isHere(i) || other.substance || !['blank', 'unknown'].includes(other.role)) return false;
      const cells = cellsIn(i);
      return cells.length > 0 && cells.every(test);
    });
  const named = find('unit');
  const unitAt = named >= 0 ? named : blankAt((text) => unitOf(text) !== undefined);
  const markNamed = find('mark');
  const markAt =
    markNamed >= 0 ? markNamed : blankAt((text) => /^[^\d\s]{1,3}$/.test(text) && unitOf(text) === undefined);
  const limitAt = find('limit');
  const kAt = find('k');
  return {
    ...(spreadAt < 0 ? {} : { spreadAt, spread: headings[spreadAt]! }),
    ...(unitAt < 0 ? {} : { unitAt }),
    ...(markAt < 0 ? {} : { markAt }),
    ...(limitAt < 0 ? {} : { limitAt }),
    ...(kAt < 0 ? {} : { kAt }),
  };
}
