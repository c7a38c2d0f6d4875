import { EMPTY_CELL } from '../documents/sheet/sheet.ts';
import { InputError } from '../foundation/errors.ts';
import { withAssignedLines } from './assigned.ts';
import type { ResultFile } from './result-file.ts';
import { separatorOf, splitLine } from './separators.ts';
import type { Grid, GridCell, Line } from './table.ts';
import { jsonTree } from './tree/json-tree.ts';
import { treeGrid } from './tree/tree-grid.ts';

/** Most lines of a text, and most characters of one: more is not the results of an instrument (assumptions). */
const MOST_LINES = 50_000;
const LONGEST_LINE = 20_000;

/** Text or sheets as lines of cells. Throws InputError for an empty file and for one that is too long. */
export function gridsOf(file: ResultFile): readonly Grid[] {
  const grids = gridsIn(file);
  if (grids.every(({ lines }) => lines.length === 0))
    throw new InputError(`${file.name} is empty`, {
      where: file.name,
      allowed: 'a file with results',
      cure: 'export it again from the instrument',
    });
  return grids;
}

function gridsIn(file: ResultFile): readonly Grid[] {
  if ('sheets' in file) return file.sheets.map(sheetGrid);
  const tree = 'tree' in file ? file.tree : jsonTree(file.text);
  if (tree) return [treeGrid(file.name, tree)];
  return 'text' in file ? [textGrid(file.name, file.text)] : [];
}

type WithSheets = Extract<ResultFile, { readonly sheets: unknown }>;

function sheetGrid({ where, rows: given, merges }: WithSheets['sheets'][number]): Grid {
  const rows = withMerged(given, merges);
  return {
    where,
    isAligned: true,
    doubtful: rows.flatMap(({ row, cells }) =>
      cells.flatMap(({ text, problem }) => (problem ? [{ row, text, why: problem.message }] : [])),
    ),
    lines: rows.map(({ row, cells }) => ({
      row,
      cells: cells.flatMap(({ text, percent }, at) =>
        text === '' ? [] : [{ text: percent ? percentText(text) : text, from: at, to: at + 1 }],
      ),
    })),
  };
}

/** Rows with what a merged cell says in each row that it reaches over. */
function withMerged(
  rows: WithSheets['sheets'][number]['rows'],
  merges: WithSheets['sheets'][number]['merges'],
): WithSheets['sheets'][number]['rows'] {
  const down = merges.filter(({ top, bottom }) => bottom > top);
  if (down.length === 0) return rows;
  const texts = new Map(
    down.flatMap((merge) => {
      const cell = rows.find(({ row }) => row === merge.top)?.cells[merge.left - 1];
      return cell && cell.text !== '' ? [[merge, cell] as const] : [];
    }),
  );
  return rows.map(({ row, cells }) => {
    const here = [...texts].filter(([{ top, bottom }]) => row > top && row <= bottom);
    if (here.length === 0) return { row, cells };
    const all = [...cells];
    for (const [{ left }, cell] of here) {
      while (all.length < left) all.push(EMPTY_CELL);
      if (all[left - 1]!.text === '') all[left - 1] = cell;
    }
    return { row, cells: all };
  });
}

/** A share that the sheet shows as per cent, as it is shown. */
const percentText = (text: string): string => `${Number((Number(text) * 100).toPrecision(15))} %`;

function textGrid(name: string, text: string): Grid {
  const lines = text.replace(/^\ufeff/, '').split(/\r\n|\n|\r|\f/);
  if (lines.length > MOST_LINES)
    throw new InputError(`${name} has ${lines.length} lines`, {
      where: name,
      allowed: `at most ${MOST_LINES} lines`,
      cure: 'export the results of one day, or split the file',
    });
  const long = lines.findIndex((line) => line.length > LONGEST_LINE);
  if (long >= 0)
    throw new InputError(`${name}, line ${long + 1} has ${lines[long]!.length} characters`, {
      where: `${name}, line ${long + 1}`,
      allowed: `at most ${LONGEST_LINE} characters in a line`,
      cure: 'export the results as CSV or as a text report',
    });
  const stated = /^sep=(.)$/.exec(lines[0]?.trim() ?? '')?.[1];
  const separator = stated ?? separatorOf(lines);
  const split = separator === undefined ? wordCells : columnCells(separator);
  return {
    where: name,
    isAligned: separator !== undefined,
    doubtful: [],
    lines: assigned(
      separator,
      lines.flatMap((line, i) => {
        if (line.trim() === '' || (stated !== undefined && i === 0)) return [];
        const cells = split(line);
        const width = separator === undefined ? {} : { width: splitLine(line, separator).length };
        return cells.length === 0 ? [] : [{ row: i + 1, cells, ...width }];
      }),
    ),
    ...openEndOf(lines, split),
  };
}

/** How the last line ends where the text does not end behind it; nothing for a text of one line. */
function openEndOf(
  lines: readonly string[],
  split: (line: string) => readonly GridCell[],
): Pick<Grid, 'openEnd'> {
  const last = lines.at(-1)!;
  const cell = split(last).at(-1);
  if (lines.length < 2 || cell === undefined) return {};
  return {
    openEnd: {
      row: lines.length,
      isInCell: last.endsWith(cell.text),
      isInQuotes: (last.match(/"/g)?.length ?? 0) % 2 === 1,
    },
  };
}

const assigned = (separator: string | undefined, lines: readonly Line[]): readonly Line[] =>
  separator === undefined ? lines : withAssignedLines(lines);

const columnCells =
  (separator: string) =>
  (line: string): readonly GridCell[] =>
    splitLine(line, separator).flatMap((cell, at) => {
      const text = printed(cell);
      return text === '' ? [] : [{ text, from: at, to: at + 1 }];
    });

/** Runs of words with at least two blanks, or a tab, between them. */
function wordCells(line: string): readonly GridCell[] {
  const flat = line.replaceAll('\t', '    ').replaceAll(/[\u00a0\u2007\u202f]/g, ' ');
  return [...flat.matchAll(/\S+(?: \S+)*/g)].map(({ 0: cell, index }) => ({
    text: printed(cell),
    from: index,
    to: index + cell.length,
  }));
}

/** A cell as it was printed, without blanks round it and what nobody sees. */
const printed = (cell: string): string =>
  cell.replaceAll(/^[\s\u200b-\u200f\ufeff]+|[\s\u200b-\u200f\ufeff]+$/g, '');
