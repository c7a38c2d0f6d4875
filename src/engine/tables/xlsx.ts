import {
  cleanText,
  EMPTY_CELL,
  type Merge,
  type Sheet,
  type SheetCell,
} from '../../documents/sheet/sheet.ts';
import { MAX_COLUMNS, MAX_ROWS } from '../../documents/yard/raw-table.ts';
import { InputError } from '../../foundation/errors.ts';
import { type Archive, openArchive, refuseArchive } from './archive.ts';
import { isDateFormat, type NumberFormat, numberCell, serialDay } from './number-format.ts';

/** Most cells with a value, and most blocks of merged cells (assumptions; real yards stay far below). */
const MAX_CELLS = 500_000;
const MAX_MERGES = 5000;

/**
 * The sheets of a workbook that are shown and hold something, in its order: values only, of formulas the value that was
 * stored. Throws InputError naming the file for what is not a workbook, is damaged or swells, and the row for hidden rows.
 */
export async function readXlsx(bytes: Buffer, file: string): Promise<readonly [Sheet, ...Sheet[]]> {
  if (bytes.length < 4 || bytes[0] !== 0x50 || bytes[1] !== 0x4b)
    throw refuseArchive(file, 'is no .xlsx workbook', 'save the table as .xlsx or as CSV');
  const archive = await openArchive(bytes, file);
  const book = await readBook(archive, file);
  const filled: Sheet[] = [];
  for (const part of book.sheets.slice(0, 20)) {
    const sheet = await readSheet(archive, part, { file, book });
    if (sheet.rows.length > 0) filled.push(sheet);
  }
  const [first, ...others] = filled.map((sheet) => ({
    ...sheet,
    beside: filled.filter((other) => other !== sheet).map(({ where }) => where.slice(file.length + 8)),
  }));
  if (first) return [first, ...others];
  throw new InputError(`${file} is empty`, { where: file, allowed: 'a header row and at least one lot' });
}

interface Book {
  readonly sheets: readonly { readonly name: string; readonly path: string }[];
  readonly from1904: boolean;
  readonly formats: readonly NumberFormat[];
  readonly strings: readonly string[];
}

async function readBook(archive: Archive, file: string): Promise<Book> {
  const root = [...archive.names].find((name) => /^xl\/workbook\d*\.xml$/i.test(name));
  if (root === undefined) throw foreign(archive, file);
  const folder = root.slice(0, root.lastIndexOf('/') + 1);
  const targets = new Map<string, string>();
  await archive.parse(`${folder}_rels/${root.slice(folder.length)}.rels`, {
    open: (name, { Id, Target }) => {
      if (name === 'Relationship' && Id && Target)
        targets.set(Id, Target.startsWith('/') ? Target.slice(1) : `${folder}${Target}`);
      return false;
    },
  });
  const sheets: { name: string; path: string }[] = [];
  let from1904 = false;
  await archive.parse(root, {
    open: (name, attributes) => {
      if (name === 'workbookPr') from1904 = isOn(attributes.date1904);
      const path = targets.get(attributes['r:id'] ?? attributes.id ?? '');
      if (name === 'sheet' && path && (attributes.state ?? 'visible') === 'visible')
        sheets.push({ name: attributes.name ?? '', path });
      return false;
    },
  });
  const part = (name: RegExp, usual: string): string =>
    [...targets.values()].find((path) => name.test(path)) ?? `${folder}${usual}`;
  return {
    sheets,
    from1904,
    formats: await readFormats(archive, part(/styles\d*\.xml$/i, 'styles.xml')),
    strings: await readStrings(archive, part(/sharedStrings\d*\.xml$/i, 'sharedStrings.xml')),
  };
}

/** The error for an archive that holds something else than a workbook. */
function foreign({ names }: Archive, file: string): InputError {
  const resave = 'save it as .xlsx or as CSV in your spreadsheet program';
  if (names.has('content.xml')) return refuseArchive(file, 'is an OpenDocument sheet', resave);
  if (names.has('xl/workbook.bin')) return refuseArchive(file, 'is a binary workbook (.xlsb)', resave);
  return refuseArchive(file, 'is an archive without a workbook in it', resave);
}

const isOn = (text: string | undefined): boolean => text === '1' || text === 'true';

async function readFormats(archive: Archive, path: string): Promise<NumberFormat[]> {
  const codes = new Map<number, string>();
  const formats: NumberFormat[] = [];
  let inCells = false;
  await archive.parse(path, {
    open: (name, attributes) => {
      if (name === 'numFmt') codes.set(Number(attributes.numFmtId), attributes.formatCode ?? '');
      else if (name === 'cellXfs') inCells = true;
      else if (name === 'xf' && inCells) {
        const id = Number(attributes.numFmtId ?? 0);
        formats.push({ id, code: codes.get(id) ?? '' });
      }
      return formats.length > 70_000;
    },
    close: (name) => name === 'cellXfs',
  });
  return formats;
}

async function readStrings(archive: Archive, path: string): Promise<string[]> {
  const strings: string[] = [];
  let current = '';
  let [inText, inPhonetic] = [false, false];
  await archive.parse(path, {
    open: (name) => {
      if (name === 'si') current = '';
      else if (name === 'rPh') inPhonetic = true;
      else if (name === 't') inText = !inPhonetic;
      return false;
    },
    text: (text) => {
      if (inText) current += text;
    },
    close: (name) => {
      if (name === 'si') strings.push(cleanText(current));
      else if (name === 'rPh') inPhonetic = false;
      else if (name === 't') inText = false;
      return false;
    },
  });
  return strings;
}

interface OpenCell {
  readonly column: number;
  readonly type: string;
  readonly style: number;
  formula: boolean;
  value: string;
}

/** What a reader of one sheet has seen so far. */
interface Progress {
  readonly rows: { row: number; cells: SheetCell[] }[];
  readonly hidden: Set<number>;
  readonly merges: Merge[];
  cells: number;
}

async function readSheet(
  archive: Archive,
  part: Book['sheets'][number],
  { file, book }: { readonly file: string; readonly book: Book },
): Promise<Sheet> {
  const where = `${file}, sheet ${part.name}`;
  const seen: Progress = { rows: [], hidden: new Set(), merges: [], cells: 0 };
  await archive.parse(part.path, sheetHandlers(seen, book, where));
  const hidden = seen.rows.find(({ row }) => seen.hidden.has(row));
  if (hidden)
    throw new InputError(`${where}, row ${hidden.row} is hidden`, {
      where: `${where}, row ${hidden.row}`,
      allowed: 'rows that are shown',
      cure: 'show all rows (a filter hides them too) and delete those that are not meant',
    });
  return {
    where,
    rows: seen.rows,
    beside: [],
    merges: seen.merges,
    taken: [],
    ...(book.from1904 ? { from1904: true as const } : {}),
  };
}

function sheetHandlers(seen: Progress, book: Book, where: string): Parameters<Archive['parse']>[1] {
  let row = 0;
  let column = 0;
  let cell: OpenCell | undefined;
  let inValue = false;
  return {
    open: (name, attributes) => {
      if (name === 'row') {
        row = attributes.r === undefined ? row + 1 : Number(attributes.r);
        column = 0;
        if (isOn(attributes.hidden)) seen.hidden.add(row);
      } else if (name === 'c') {
        column = attributes.r === undefined ? column + 1 : columnOf(attributes.r);
        cell = {
          column,
          type: attributes.t ?? 'n',
          style: Number(attributes.s ?? 0),
          formula: false,
          value: '',
        };
      } else if (name === 'f' && cell) cell.formula = true;
      else if (name === 'v' || name === 't') inValue = true;
      else if (name === 'mergeCell') addMerge(seen.merges, attributes.ref, where);
      return (
        name === 'dataValidations' ||
        name === 'conditionalFormatting' ||
        name === 'hyperlinks' ||
        name === 'pageMargins'
      );
    },
    text: (text) => {
      if (inValue && cell) cell.value += text;
    },
    close: (name) => {
      if (name === 'v' || name === 't') inValue = false;
      else if (name === 'c' && cell) {
        addCell(seen, { row, ...cell, read: cellOf(cell, book) }, where);
        cell = undefined;
      }
      return false;
    },
  };
}

const columnOf = (address: string): number =>
  [...address.replace(/\d+$/, '')].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);

function addCell(
  seen: Progress,
  { row, column, read }: { readonly row: number; readonly column: number; readonly read: SheetCell },
  where: string,
): void {
  if (read.text === '' && !read.problem) return;
  const much =
    row > MAX_ROWS + 100
      ? `has a value in row ${row}; at most ${MAX_ROWS} rows are read`
      : column > MAX_COLUMNS
        ? `has a value in column ${column}; at most ${MAX_COLUMNS} columns are read`
        : ++seen.cells > MAX_CELLS
          ? `has more than ${MAX_CELLS} cells with values`
          : '';
  if (much !== '')
    throw new InputError(`${where} ${much}`, {
      where,
      allowed: `at most ${MAX_ROWS} rows, ${MAX_COLUMNS} columns and ${MAX_CELLS} values`,
      cure: 'split the table, or copy only the table into a new workbook',
    });
  let last = seen.rows.at(-1);
  if (last?.row !== row) {
    last = { row, cells: [] };
    seen.rows.push(last);
  }
  while (last.cells.length < column - 1) last.cells.push(EMPTY_CELL);
  last.cells[column - 1] = read;
}

function addMerge(merges: Merge[], reference: string | undefined, where: string): void {
  const [, from = '', top = '', to = '', bottom = ''] =
    /^([A-Z]+)(\d+):([A-Z]+)(\d+)$/.exec(reference ?? '') ?? [];
  if (from === '') return;
  if (merges.length >= MAX_MERGES)
    throw new InputError(`${where} has more than ${MAX_MERGES} blocks of merged cells`, {
      where,
      allowed: `at most ${MAX_MERGES}`,
      cure: 'take merged cells apart',
    });
  merges.push({ top: Number(top), left: columnOf(from), bottom: Number(bottom), right: columnOf(to) });
}

function cellOf({ type, style, value, formula }: OpenCell, book: Book): SheetCell {
  const problem = (message: string): SheetCell => ({
    text: value,
    kind: 'text',
    problem: {
      message,
      allowed: 'a value',
      cure: 'correct the cell, or write the value in place of the formula',
    },
  });
  // "Not available" is what a look-up says that found nothing: no value, and no fault of the sheet.
  if (type === 'e' && value === '#N/A') return { text: value, kind: 'text' };
  if (type === 'e') return problem(`holds the error ${value}`);
  if (value === '') return formula ? problem('holds a formula whose value was not stored') : EMPTY_CELL;
  if (type === 's') return { text: book.strings[Number(value)] ?? '', kind: 'text' };
  if (type === 'b') return { text: value === '1' ? 'yes' : 'no', kind: 'text' };
  if (type === 'd') return { text: value.slice(0, 10), kind: 'date' };
  if (type === 'str' || type === 'inlineStr') return { text: cleanText(value), kind: 'text' };
  const number = Number(value);
  if (!Number.isFinite(number)) return { text: cleanText(value), kind: 'text' };
  const format = book.formats[style] ?? { id: 0, code: '' };
  if (isDateFormat(format) && number >= 1 && number < 2_958_466)
    return { text: serialDay(number, book.from1904), kind: 'date' };
  return numberCell(number, format);
}
