import { InputError } from '../../foundation/errors.ts';
import { LOT_COLUMNS } from '../yard/lot-columns.ts';
import { typedNumber } from './decimals.ts';
import { type HeadingMeaning, readHeading } from './heading.ts';
import { EMPTY_CELL, type Sheet, type SheetCell, type SheetRow } from './sheet.ts';
import { contentUnitIn } from './units.ts';
import { isTotal, METHOD_WORDS, plainWords, wordIn } from './words.ts';

/** Where the table of a sheet stands, before any meaning of its columns. */
export interface Layout {
  /** Words over each column, of all its header rows together. */
  readonly headings: readonly string[];
  readonly meanings: readonly HeadingMeaning[];
  /** Numbers of the header rows. */
  readonly headerRows: readonly number[];
  /** Words of the rows above. */
  readonly title: string;
  readonly rows: readonly SheetRow[];
  /** Rows that are no lots, and why. */
  readonly passedOver: readonly { readonly row: number; readonly why: string }[];
  /** Those of them that the sheet calls a total. */
  readonly totals: readonly SheetRow[];
}

/** Rows from the top in which a header is looked for, and the most rows that it may have (assumptions). */
const SEARCHED_ROWS = 40;
const MOST_HEADER_ROWS = 3;
/** What a header must be worth: a column whose words are known counts 1. */
const LEAST_SCORE = 1.8;

/** What the headings of a kind of table are worth, and which words stand over a group of columns. */
export interface Vocabulary {
  readonly worth: (heading: string) => number;
  readonly saysOfAGroup: (text: string) => boolean;
  /** A table whose elements stand below each other is refused. */
  readonly refusesTurned: boolean;
  /** What is refused where no row looks like a header. */
  readonly noHeader: (sheet: Sheet) => InputError;
}

/** The table of a sheet: the rows whose words are most like headings, and what follows. Throws InputError where none is found. */
export function findLayout(sheet: Sheet, vocabulary: Vocabulary = OF_LOTS): Layout {
  const { worth, noHeader } = vocabulary;
  let best:
    | {
        readonly score: number;
        readonly from: number;
        readonly height: number;
        readonly headings: readonly string[];
      }
    | undefined;
  for (let from = 0; from < Math.min(SEARCHED_ROWS, sheet.rows.length); from++) {
    for (let height = 1; height <= MOST_HEADER_ROWS && from + height <= sheet.rows.length; height++) {
      const block = sheet.rows.slice(from, from + height);
      if (!block.every(isWordy) || block.slice(0, -1).some((row) => isTitle(row, vocabulary))) break;
      const headings = joined(block, sheet, vocabulary);
      const score = headings.reduce((sum, heading) => sum + worth(heading), 0) - 0.25 * (height - 1);
      if (score > (best?.score ?? LEAST_SCORE) + 1e-9) best = { score, from, height, headings };
    }
  }
  if (vocabulary.refusesTurned && isTurned(sheet)) throw turned(sheet);
  if (!best) throw noHeader(sheet);
  const end = best.from + best.height;
  const header = sheet.rows.slice(best.from, end);
  const passedOver: { row: number; why: string }[] = [];
  const totals: SheetRow[] = [];
  const rows = sheet.rows.slice(end).filter((row) => {
    const why = whyNoLot(row, header);
    if (why !== undefined) passedOver.push({ row: row.row, why });
    if (isTotalRow(row)) totals.push(row);
    return why === undefined;
  });
  const width = Math.max(best.headings.length, ...rows.map(({ cells }) => cells.length));
  const headings = Array.from({ length: width }, (_, at) => best.headings[at] ?? '');
  return {
    headings,
    meanings: headings.map(readHeading),
    headerRows: header.map(({ row }) => row),
    title: sheet.rows
      .slice(0, best.from)
      .flatMap(({ cells }) => cells.map(({ text }) => text).filter((text) => text !== ''))
      .join(' '),
    rows,
    passedOver,
    totals,
  };
}

function noLots(sheet: Sheet): InputError {
  return new InputError(`${sheet.where}: no row looks like the header of a table of lots`, {
    where: sheet.where,
    allowed: 'a row of headings such as lot, mass [kg], form, Cr %, S ppm, with one lot per row below',
    cure: 'see the columns of the template; or name another sheet of the workbook',
  });
}

/** Element symbols down a column that make a sheet one with its lots side by side (assumption). */
const LEAST_ELEMENTS_DOWN = 4;
/** Rows in which they are looked for: such a sheet has a row for each element, not for each lot (assumption). */
const ROWS_DOWN = 200;

/** True where elements stand below each other in one of the first columns, and in no row beside each other. */
function isTurned(sheet: Sheet): boolean {
  const elements = (cells: readonly (SheetCell | undefined)[]): number =>
    new Set(cells.flatMap((cell) => (cell?.kind === 'text' ? (readHeading(cell.text).element ?? []) : [])))
      .size;
  const rows = sheet.rows.slice(0, ROWS_DOWN);
  const down = [0, 1, 2].map((at) => elements(rows.map(({ cells }) => cells[at])));
  return (
    Math.max(...down) >= LEAST_ELEMENTS_DOWN &&
    rows.every(({ cells }) => elements(cells) < LEAST_ELEMENTS_DOWN - 1)
  );
}

const turned = ({ where }: Sheet): InputError =>
  new InputError(`${where}: the elements stand below each other and the lots side by side`, {
    where,
    allowed: 'one lot per row, one element per column',
    cure: 'turn the table: copy it, then "paste special, transpose" in the spreadsheet',
  });

const isNumber = ({ text, kind }: SheetCell): boolean =>
  kind !== 'text' || (typedNumber(text)?.unit === undefined && typedNumber(text) !== undefined);

/** A header holds hardly any numbers. */
function isWordy({ cells }: SheetRow): boolean {
  const filled = cells.filter(({ text }) => text !== '');
  return filled.filter(isNumber).length <= filled.length * 0.15;
}

/** True for a row above the headings whose only words say nothing of a column, such as the name of the list. */
function isTitle({ cells }: SheetRow, { worth, saysOfAGroup }: Vocabulary): boolean {
  const [only, ...others] = cells.filter(({ text }) => text !== '');
  if (only === undefined || others.length > 0) return false;
  return cells[0] === only && worth(only.text) < LEAST_WORTH && !saysOfAGroup(only.text);
}

/** A heading is worth this where its words are known (assumption). */
const LEAST_WORTH = 0.6;

function worth(heading: string): number {
  if (heading === '') return 0;
  if (LOT_COLUMNS.some(([name]) => name === heading)) return 1.2;
  const { element, contentUnit, method, fields, leftOut, massUnit } = readHeading(heading);
  if (element !== undefined) return 1 + (contentUnit ? 0.3 : 0) + (method ? 0.2 : 0);
  const sure = Math.max(0, ...fields.values());
  if (sure > 0) return (sure >= 0.6 ? 1 : 0.6) + (massUnit && fields.has('mass_kg') ? 0.3 : 0);
  return leftOut === undefined ? 0 : 0.3;
}

/** The words of each column; what stands over several columns is said of each of them. */
function joined(block: readonly SheetRow[], sheet: Sheet, { saysOfAGroup }: Vocabulary): string[] {
  const width = Math.max(...block.map(({ cells }) => cells.length));
  const lines = block.map((row, i) =>
    i < block.length - 1 ? spread(row, { width, sheet, saysOfAGroup }) : row.cells.map(({ text }) => text),
  );
  return Array.from({ length: width }, (_, at) => {
    const words = lines.map((line) => line[at] ?? '').filter((text) => text !== '');
    return words.filter((text, i) => words.indexOf(text) === i).join(' ');
  });
}

/** A method or unit over a group of columns is carried to the right: as far as cells are merged, else to the next words. */
function spread(
  row: SheetRow,
  {
    width,
    sheet,
    saysOfAGroup,
  }: { readonly width: number; readonly sheet: Sheet } & Pick<Vocabulary, 'saysOfAGroup'>,
): string[] {
  const texts = Array.from({ length: width }, (_, at) => row.cells[at]?.text ?? '');
  const merged = sheet.merges.filter(({ top, bottom }) => top <= row.row && bottom >= row.row);
  for (const { left, right, top } of merged) {
    if (top !== row.row || right - left >= width) continue;
    for (let at = left; at < Math.min(right, width); at++) texts[at] = texts[left - 1] ?? '';
  }
  if (merged.length > 0) return texts;
  let carried = '';
  return texts.map((text) => {
    if (text !== '') carried = saysOfAGroup(text) ? text : '';
    return text === '' ? carried : text;
  });
}

const unitOrMethod = (text: string): boolean => {
  const words = plainWords(text);
  return (
    (readHeading(text).element === undefined && contentUnitIn(words).unit !== undefined) ||
    wordIn(METHOD_WORDS, text) !== undefined
  );
};

const OF_LOTS: Vocabulary = { worth, saysOfAGroup: unitOrMethod, refusesTurned: true, noHeader: noLots };

/** True where one of the first words of a row calls it a total. */
const isTotalRow = ({ cells }: Pick<SheetRow, 'cells'>): boolean =>
  cells
    .filter(({ text }) => text !== '')
    .slice(0, 3)
    .some(({ text, kind }) => kind === 'text' && isTotal(text));

/** Why a row below the header is no lot: a total, the header once more, or nothing but a rule. */
function whyNoLot({ cells }: SheetRow, header: readonly SheetRow[]): string | undefined {
  const filled = cells.filter(({ text }) => text !== '');
  if (isTotalRow({ cells })) return `a total ("${(filled[0] ?? EMPTY_CELL).text}")`;
  if (filled.every(({ text }) => /^[-=_*.\s]+$/.test(text))) return 'a line';
  const repeated = header.some(
    (row) =>
      filled.length > 1 &&
      cells.filter(({ text }, at) => text !== '' && text === row.cells[at]?.text).length >=
        filled.length * 0.7,
  );
  return repeated ? 'the header once more' : undefined;
}
