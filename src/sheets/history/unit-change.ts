import type { HistoryTable } from './columns.ts';
import type { HistoryRow, ReadContent, RefusedRow } from './rows.ts';

/** wt% and ppm differ by this many decades; what is within this many of it is the same change. */
const DECADES = 4;
const WITHIN = 0.7;
/** Values of one unit lie apart from those of the other by at least this many decades. */
const GAP = 1.5;
/** Fewest values of a column in which a change is looked for. */
const FEWEST = 4;

interface Named {
  readonly refused: readonly RefusedRow[];
  readonly taken: readonly string[];
}

/** Columns in which the unit changes from row to row, such as ppm to wt%: those rows are left out or converted, and named. */
export function changedUnits(
  rows: readonly HistoryRow[],
  { where, columns }: HistoryTable,
  how: 'leave-out' | 'convert',
): { readonly kept: readonly HistoryRow[]; readonly named: Named } {
  const named: { refused: RefusedRow[]; taken: string[] } = {
    refused: [],
    taken: [],
  };
  let kept = rows;
  for (const column of columns) {
    if (column.content === undefined) continue;
    const { element, stage, sample } = column.content;
    const isOf = (one: ReadContent): boolean =>
      one.element === element &&
      one.stage === stage &&
      one.sample === sample &&
      one.at_s === column.content?.at_s;
    const values = rows.flatMap((row) =>
      row.contents.filter(isOf).map(({ ppm }) => ({ row, decade: Math.log10(ppm) })),
    );
    const split = splitOf(values.map(({ decade }) => decade));
    if (split === undefined) continue;
    // the unit of the heading counts: ppm that is 10,000 times too small is wt%
    const isPpm = column.unit === 'ppm' || column.unit === 'ppb';
    const wrong = values.filter(({ decade }) => (isPpm ? decade < split : decade >= split));
    const other = isPpm ? 'wt%' : 'ppm';
    const list = listed(wrong.map(({ row }) => row.row));
    const what = `${wrong.length} of ${values.length} values of "${column.heading}" are ${isPpm ? 'smaller' : 'larger'} by 10,000, as if they were ${other}`;
    if (how === 'convert') named.taken.push(`${where}, ${list}: ${what}; they are taken as ${other}`);
    else
      named.refused.push({
        where: `${where}, ${list} (${column.heading})`,
        words: `the unit changes: ${what}`,
        cure: `write the column in one unit, or say --unit-change convert to take these as ${other}`,
      });
    const places = new Set(wrong.map(({ row }) => row));
    const factor = isPpm ? 1e4 : 1e-4;
    kept = kept.map((row, i) => {
      if (!places.has(rows[i]!)) return row;
      const contents: readonly ReadContent[] =
        how === 'convert'
          ? row.contents.map((one) => (isOf(one) ? { ...one, ppm: one.ppm * factor } : one))
          : row.contents.filter((one) => !isOf(one));
      return { ...row, contents };
    });
  }
  return { kept, named };
}

/** Where two groups of values part that differ by wt% to ppm [decades]; undefined where the values are of one unit. */
function splitOf(decades: readonly number[]): number | undefined {
  if (decades.length < FEWEST) return undefined;
  const sorted = decades.toSorted((a, b) => a - b);
  let widest = { at: 0, gap: 0 };
  for (let i = 1; i < sorted.length; i++) {
    const gap = sorted[i]! - sorted[i - 1]!;
    if (gap > widest.gap) widest = { at: i, gap };
  }
  if (widest.gap < GAP) return undefined;
  const middle = (values: readonly number[]): number => values[Math.floor(values.length / 2)]!;
  const apart = middle(sorted.slice(widest.at)) - middle(sorted.slice(0, widest.at));
  return Math.abs(apart - DECADES) <= WITHIN ? (sorted[widest.at]! + sorted[widest.at - 1]!) / 2 : undefined;
}

/** Most runs of rows that are named one by one. */
const MOST_RUNS = 30;

/** "rows 3, 5 to 9". */
export function listed(rows: readonly number[]): string {
  const sorted = [...new Set(rows)].sort((a, b) => a - b);
  const runs: [number, number][] = [];
  for (const row of sorted) {
    const last = runs.at(-1);
    if (last && last[1] === row - 1) last[1] = row;
    else runs.push([row, row]);
  }
  const words = runs
    .slice(0, MOST_RUNS)
    .map(([from, to]) => (from === to ? String(from) : `${from} to ${to}`));
  return `${sorted.length > 1 ? 'rows' : 'row'} ${words.join(', ')}${runs.length > MOST_RUNS ? ` and ${runs.length - MOST_RUNS} more` : ''}`;
}
