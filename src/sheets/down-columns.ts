import { type Heading, headingsOf } from './heading.ts';
import type { Line, Table, TableRow } from './table.ts';
import { isResult } from './value.ts';
import { notMeasuredBy } from './words.ts';

/** A line of a table with elements below each other. */
export interface DownRow {
  readonly line: Line;
  readonly cells: readonly string[];
}

/** Headings above elements that are told by their lines or isotopes. */
export const OF_LINES = /^(spectral |emission )?(line|lines|wavelength|isotope|nuclide|linie|wellenlänge)$/i;

const LISTED: ReadonlySet<Heading['role']> = new Set([
  'sample',
  'element',
  'content',
  'unit',
  'spread',
  'relative-spread',
  'limit',
  'mark',
  'note',
  'method',
  'type',
  'date',
  'number',
  'k',
  'mass',
  'volume',
  'dilution',
  'ignore',
  'intensity',
  'burn',
]);

/** True where each row is one content: one column of results, and columns that say more of it. */
export function isListed(headings: readonly Heading[], rows: readonly DownRow[]): boolean {
  if (headings.some(({ role }) => role === 'sample')) return headings.some(({ role }) => role === 'content');
  const strange = headings.filter((heading, i) => {
    const numbers = rows.filter(({ cells }) => isResult(cells[i] ?? '')).length;
    return !LISTED.has(heading.role) && numbers > rows.length / 3;
  });
  const contents = headings.filter(({ role, text }) => role === 'content' && !isMeanWord(text));
  const units = headings.filter(({ role, unit }) => role === 'content' && unit !== undefined);
  // beside one column of results with its units, other numbers are of another quantity: a depth, a time
  const isOfOne = contents.length === 1 && headings.some(({ role }) => role === 'unit');
  return (
    (strange.length === 0 || isOfOne) &&
    contents.length >= 1 &&
    (contents.length === 1 || units.length === contents.length)
  );
}

const isMeanWord = (text: string): boolean => /^(mean|average|avg|mittel\w*)\b/i.test(text.trim());

export function listTable(
  headings: readonly Heading[],
  rows: readonly DownRow[],
): Omit<Table, 'where' | 'row'> {
  let last = 0;
  return {
    ...{ headings, isList: true, isTurned: false },
    rows: rows.map(({ line, cells }) => {
      const isApart = line.row > last + 1;
      last = line.row;
      return { row: line.row, cells, labels: [], isApart };
    }),
  };
}

/** What stands beside an element says of it: its line, or that nobody measured it. */
function besideElement(heading: Heading, headings: readonly Heading[], cells: readonly string[]): Heading {
  const said = headings.flatMap(({ role }, i) =>
    ['method', 'note', 'number', 'unknown', 'type'].includes(role) ? [cells[i] ?? ''] : [],
  );
  const by = said.map(notMeasuredBy).find((one) => one !== undefined);
  const line = headings.flatMap(({ text }, i) =>
    OF_LINES.test(text) && /\d/.test(cells[i] ?? '') ? [cells[i]!] : [],
  )[0];
  return {
    ...heading,
    ...(line !== undefined && heading.line === undefined && heading.substance ? { line } : {}),
    ...(by ? { by } : {}),
  };
}

/** Elements below each other as a table with them across: each of its columns is a row. */
export function turnedTable(
  headings: readonly Heading[],
  rows: readonly DownRow[],
): Omit<Table, 'where' | 'row'> | undefined {
  const at = Math.max(
    headings.findIndex(({ role }) => role === 'element'),
    0,
  );
  const own = headingsOf(rows.map(({ cells }) => cells[at] ?? '')).map((heading, i) =>
    besideElement(heading, headings, rows[i]!.cells),
  );
  const numbers = rows.map(({ line }) => line.row);
  const row = numbers[0] ?? 1;
  const turned = headings.flatMap((heading, i): TableRow[] => {
    if (i === at || ['note', 'method', 'date'].includes(heading.role)) return [];
    const cells = rows.map(({ cells: of }) => of[i] ?? '');
    if (cells.every((text) => text === '')) return [];
    return [{ row, rows: numbers, cells, labels: [heading.text], heading, isApart: false }];
  });
  return turned.length === 0 ? undefined : { headings: own, rows: turned, isList: false, isTurned: true };
}
