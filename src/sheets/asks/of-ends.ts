import type { Worked } from '../contents.ts';
import { isDigits } from '../plain-cell.ts';
import type { Grid, GridCell, Line } from '../table.ts';
import { answers, asked, few, type Question, type Questions, type ReadFile } from './ask.ts';

/** Questions about rows that end too early: a file may have been cut off while it was written or copied. */
export const END_QUESTIONS: readonly Questions[] = [
  { code: 'cut-off', of: (file) => [...cutAtEnd(file), ...cutBetween(file)] },
];

const ANSWERS = answers({ whole: 'it is whole', leave: 'leave the row out' });

/** The last line of a text that has no line end, where something else says too that it goes on. */
function cutAtEnd({ grids, contents }: ReadFile): readonly Question[] {
  const [grid] = grids;
  const last = grid?.lines.at(-1);
  if (!grid?.openEnd || !last || last.row !== grid.openEnd.row) return [];
  const above = linesAbove(grid, last);
  const here = contents.filter(({ content }) => content.row === last.row);
  const rows = new Set(contents.map(({ content }) => content.row));
  const brothers = above.filter(({ row }) => rows.has(row));
  if (here.length === 0 && brothers.length === 0) return [];
  const why = grid.openEnd.isInQuotes
    ? 'a quotation mark opens there and never closes'
    : (isNarrow(last, brothers.length > 0 ? brothers : above.slice(0, 1)) &&
        !isLooseMean(last, here) &&
        fewerCells(last, here)) ||
      (here.length === 0 && isBegunName(last, brothers[0])
        ? `only "${last.cells[0]!.text}" stands there`
        : grid.openEnd.isInCell && here.length > 0
          ? whyFigure({ last, brothers, here, contents })
          : undefined);
  if (!why) return [];
  const words = `The file ends in line ${last.row} without a line end, and ${why}: it looks cut off. Send the whole file again, or say that it is whole.`;
  const ask = { code: 'cut-off', words, answers: ANSWERS };
  return here.length > 0 ? asked(here, ask) : [{ ask: { ...ask, row: last.row } }];
}

/** The lines right above a line, the nearest first. */
function linesAbove({ lines }: Grid, last: Line): readonly Line[] {
  const above = lines.slice(0, -1).toReversed();
  const end = above.findIndex(({ row }, i) => row < last.row - 1 - i);
  return end < 0 ? above : above.slice(0, end);
}

const widthOf = ({ width, cells }: Line): number => width ?? cells.length;

/** True for a line with fewer cells than each of the others. */
const isNarrow = (line: Line, others: readonly Line[]): boolean =>
  others.length > 0 && others.every((other) => widthOf(line) < widthOf(other));

/** True for a row of means between blanks: it has no mass and no day, and so fewer cells than its burns. */
const isLooseMean = ({ width }: Line, here: readonly Worked[]): boolean =>
  width === undefined && here.every(({ content }) => content.mean);

const fewerCells = (line: Line, here: readonly Worked[]): string | undefined =>
  here.length === 0 ? undefined : `it has ${countOf(line)}, fewer than the rows above it`;

const countOf = (line: Line): string => (widthOf(line) === 1 ? '1 cell' : `${widthOf(line)} cells`);

/** True for a line that holds the beginning of a name such as the line above has: "B-1" below "B-17". */
function isBegunName(line: Line, above: Line | undefined): boolean {
  const [name, ...others] = line.cells;
  const before = above?.cells[0];
  const isOne = others.length === 0 && line.width !== undefined && above !== undefined;
  return isOne && name!.from === before!.from && patternOf(before!.text).startsWith(patternOf(name!.text));
}

/** Letters as a, digits as 0. */
const patternOf = (text: string): string => text.replaceAll(/\p{L}/gu, 'a').replaceAll(/\d/g, '0');

/** Why the last figure of a file may go on: it is shorter, or far smaller, than those above it. */
function whyFigure({
  last,
  brothers,
  here,
  contents,
}: {
  readonly last: Line;
  readonly brothers: readonly Line[];
  readonly here: readonly Worked[];
  readonly contents: readonly Worked[];
}): string | undefined {
  const cell = last.cells.at(-1)!;
  const shown = `its last figure is "${cell.text}"`;
  const one = here.findLast(({ content }) => content.text === cell.text);
  if (/\d[.,]$/.test(cell.text) || one?.figure?.value === 0) return shown;
  const others = contents.filter((other) => other !== one && one && isSame(other, one));
  const texts = one
    ? others.map(({ content }) => content.text)
    : brothers.flatMap((line) => cellBelow(line, { cell, last }) ?? []);
  if (isShorter(cell.text, texts)) return `${shown}, shorter than ${few(texts, 2)}`;
  const least = Math.min(...others.map(({ figure }) => figure!.value));
  const isSmall = one?.figure && others.length > 0 && least > 0 && one.figure.value < least / FAR;
  return isSmall ? `${shown}, far below ${few(texts, 2)}` : undefined;
}

/** A figure that lost its last digit before the decimal sign is a tenth of what it was; its column may scatter twofold. */
const FAR = 5;

const isSame = (other: Worked, { draft }: Worked): boolean =>
  other.draft.block === draft.block &&
  other.draft.element === draft.element &&
  other.draft.line === draft.line &&
  other.draft.unit?.factor === draft.unit?.factor &&
  other.draft.cell.kind === 'number' &&
  draft.cell.kind === 'number' &&
  other.figure !== undefined &&
  !other.content.struck;

/** The cell of a line in the column of another cell; undefined where nothing stands there. */
function cellBelow(
  line: Line,
  { cell, last }: { readonly cell: GridCell; readonly last: Line },
): string | undefined {
  if (line.width !== undefined) return line.cells.find(({ from }) => from === cell.from)?.text;
  return line.cells.length === last.cells.length ? line.cells.at(-1)!.text : undefined;
}

/** True for a figure with fewer digits than each above it: behind its decimal sign where all have the same there, else in all. */
function isShorter(text: string, column: readonly string[]): boolean {
  const figures = column.filter((one) => isDigits(plainOf(one)));
  if (!isDigits(plainOf(text)) || figures.length === 0) return false;
  const isFewer = (count: (figure: string) => number): boolean =>
    figures.every((one) => count(text) < count(one));
  const isFixed = new Set(figures.map(decimalsOf)).size === 1;
  return isFewer(exponentOf) || (isFewer(decimalsOf) && (isFixed || isFewer(digitsOf)));
}

/** A figure without the sign before it and its power of ten. */
const plainOf = (text: string): string => text.replace(/^[<>≤≥~+-]\s*/, '').replace(/e[+-]?\d+$/i, '');

const decimalsOf = (text: string): number => /[.,](\d+)$/.exec(plainOf(text))?.[1]?.length ?? 0;
const digitsOf = (text: string): number => plainOf(text).replaceAll(/\D/g, '').replace(/^0+/, '').length;
const exponentOf = (text: string): number => /e[+-]?(\d+)$/i.exec(text)?.[1]?.length ?? 0;

/** Rows among others that end before a column in which every other row of their table has something. */
function cutBetween({ grids, contents }: ReadFile): readonly Question[] {
  const [grid] = grids;
  const lines = new Map(grid?.lines.map((line) => [line.row, line]));
  const single = contents.filter(({ content }) => !content.mean);
  return [...Map.groupBy(single, ({ draft }) => draft.block).values()].flatMap((own) => {
    const rows = [...new Set(own.map(({ content }) => content.row))].flatMap((row) => lines.get(row) ?? []);
    return rows.flatMap((line) => {
      if (line.width === undefined || line.row === grid?.openEnd?.row) return [];
      const others = rows.filter((other) => other !== line);
      const isCut =
        others.length >= LEAST_OTHERS &&
        others.every(({ cells }) => cells.some(({ from }) => from === line.width));
      return isCut
        ? asked(
            own.filter(({ content }) => content.row === line.row),
            {
              code: 'cut-off',
              words: `Line ${line.row} has ${countOf(line)}, fewer than the other rows: it looks cut off. Send the whole file again, or say that the row is whole.`,
              answers: ANSWERS,
            },
          )
        : [];
    });
  });
}

/** Fewer rows do not show how many cells a row has. */
const LEAST_OTHERS = 2;
