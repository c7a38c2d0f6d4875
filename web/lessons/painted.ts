import type { Teaching } from '../../src/documents/results/lessons.ts';
import type { Content } from '../../src/documents/results/reading.ts';

type Table = Teaching['tables'][number];
export type Line = Table['lines'][number];
export type Cell = Line['cells'][number];

/** What a cell was taken for. */
export const PAINTS = ['content', 'sample', 'limit', 'control', 'struck', 'mean', 'open'] as const;
export type Paint = (typeof PAINTS)[number];

export interface Painted {
  readonly paint: Paint;
  /** What was read there, for whoever points at it. */
  readonly words: string;
}

/** What was read of each cell of a table, by row and place: `12 40`. A content is painted once, where it stands. */
export function paintedCells(table: Table, rows: readonly Content[]): ReadonlyMap<string, Painted> {
  const painted = new Map<string, Painted>();
  const several = new Set(rows.flatMap(({ sample, burn = 1 }) => (burn > 1 ? [sample] : [])));
  const lines = new Map(table.lines.map((line) => [line.row, line]));
  for (const content of rows) {
    const cells = lines.get(content.row)?.cells ?? [];
    const isFree = ({ from }: Cell) => !painted.has(placeOf(content.row, from));
    const found =
      cells.find((cell) => isFree(cell) && cell.text === content.text) ??
      cells.find((cell) => isFree(cell) && holds(cell.text, content.text));
    if (found)
      painted.set(placeOf(content.row, found.from), {
        paint: paintOf(content),
        words: wordsOf(content, several),
      });
  }
  const samples = new Set(rows.map(({ sample }) => sample).filter(Boolean));
  for (const { row, cells } of table.lines)
    for (const { text, from } of cells)
      if (samples.has(text) && !painted.has(placeOf(row, from)))
        painted.set(placeOf(row, from), { paint: 'sample', words: text });
  return painted;
}

export const placeOf = (row: number, from: number): string => `${row} ${from}`;

/** True for a cell that has the printed content as a part of its own: "14.1 % / 14.0 %". */
function holds(cell: string, text: string): boolean {
  const at = text === '' ? -1 : cell.indexOf(text);
  if (at < 0) return false;
  const isPart = (sign: string | undefined) => sign !== undefined && /[\d.,]/.test(sign);
  return !isPart(cell[at - 1]) && !isPart(cell[at + text.length]);
}

const paintOf = ({ flag, control, struck, mean, open = [] }: Content): Paint => {
  if (flag === 'excluded' || struck) return 'struck';
  if (flag === 'control' || control) return 'control';
  if (open.length > 0) return 'open';
  if (flag === 'below' || flag === 'above') return 'limit';
  return mean ? 'mean' : 'content';
};

const wordsOf = (
  { sample, element, text, unit, value_wtpct, burn, spread }: Content,
  several: ReadonlySet<string>,
): string =>
  [
    several.has(sample) ? `${sample} (${burn})` : sample,
    `${element} ${text} ${unit}`.trim(),
    value_wtpct === null ? '' : `= ${Number(value_wtpct.toPrecision(6))} wt%`,
    spread ? `± ${Number(spread.value.toPrecision(3))} wt% (k = ${spread.k})` : '',
  ]
    .filter(Boolean)
    .join(', ')
    .replace(', =', ' =');

/** The heading over a cell: the nearest line above with a word at its place, in a line that is mostly words; null where there is none. */
export function headingOver(table: Table, row: number, cell: Cell): string | null {
  const above = table.lines.filter((line) => line.row <= row);
  const heads = above.filter(({ cells }) => cells.length > 1 && share(cells) > MOSTLY);
  for (const line of heads.toReversed()) {
    const found = cellAt(line, cell, table.isText);
    if (found && !isNumber(found.text) && !UNITS.test(found.text)) return found.text;
  }
  return null;
}

/** Units that stand in a line of their own under the headings. */
const UNITS = /^[([]?(%|wt%|mass%|ppm|ppb|mg\/kg|mg\/l|g|kcps|cps)[)\]]?$/i;
/** So many cells of a line of headings are words [1]. */
const MOSTLY = 0.6;
const isNumber = (text: string): boolean => /^[<>~±-]?\s*[\d.,]+$/.test(text);
const share = (cells: readonly Cell[]): number =>
  cells.filter(({ text }) => !isNumber(text)).length / Math.max(1, cells.length);

/** The cell of a line at the place of another; where blanks divide columns, the one that stands nearest to it. */
function cellAt({ cells }: Line, { from, text }: Cell, isText: boolean): Cell | undefined {
  if (!isText) return cells.find((one) => one.from === from);
  const gap = (one: Cell) =>
    Math.min(Math.abs(one.from - from), Math.abs(one.from + one.text.length - from - text.length));
  return cells.toSorted((a, b) => gap(a) - gap(b))[0];
}

/** The name of a row: its first cell of words. */
export const nameOfRow = ({ cells }: Line): string | null =>
  cells.find(({ text }) => !isNumber(text))?.text ?? null;
