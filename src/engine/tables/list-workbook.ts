import type { CellKind, CellValue, ListTable } from '../../documents/contract/list.ts';
import { type ZipEntry, zipOf } from './zip-stream.ts';

/** A table of a workbook with its lines, which are read when its sheet is written. */
export interface Sheet {
  readonly table: Pick<ListTable, 'name' | 'columns'>;
  readonly lines: () => AsyncIterable<Iterable<readonly CellValue[]>>;
}

/** Lines of a sheet below its head: Excel takes 1,048,576 rows. */
const MOST_LINES = 1_048_575;
/** Longest name of a sheet [characters]. */
const LONGEST_NAME = 31;
/** Digits that a number of a spreadsheet keeps. */
const DIGITS = 15;
/** Longest text of a cell [characters]. */
const LONGEST_TEXT = 32_767;

/**
 * Bytes of a workbook (ECMA-376, SpreadsheetML) as its lines are read: a sheet for each table, more where one takes no more lines. A table
 * without lines has no sheet, but for the first. No formulas.
 */
export const listWorkbook = (sheets: readonly Sheet[]): AsyncGenerator<Uint8Array> => zipOf(filesOf(sheets));

async function* filesOf(sheets: readonly Sheet[]): AsyncGenerator<ZipEntry> {
  const names: string[] = [];
  for (const [i, { table, lines }] of sheets.entries()) {
    const reader = new LineReader(lines());
    while ((await reader.hasMore()) || (i === 0 && names.length === 0)) {
      names.push(freeName(table.name, names));
      yield { name: `xl/worksheets/sheet${names.length}.xml`, parts: sheetOf(table.columns, reader) };
    }
  }
  const numbers = names.map((_, i) => i + 1);
  const xml = (name: string, ...parts: string[]): ZipEntry => ({ name, parts: [HEAD, ...parts] });
  yield xml(
    'xl/workbook.xml',
    `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>`,
    ...numbers.map((n) => `<sheet name="${textOf(names[n - 1]!)}" sheetId="${n}" r:id="rId${n}"/>`),
    '</sheets></workbook>',
  );
  yield xml(
    'xl/_rels/workbook.xml.rels',
    `<Relationships xmlns="${PACKAGE}/relationships">`,
    ...numbers.map(
      (n) => `<Relationship Id="rId${n}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${n}.xml"/>`,
    ),
    `<Relationship Id="rId${names.length + 1}" Type="${RELATIONS}/styles" Target="styles.xml"/></Relationships>`,
  );
  yield xml('xl/styles.xml', STYLES);
  yield xml(
    '_rels/.rels',
    `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  );
  yield xml(
    '[Content_Types].xml',
    `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>`,
    `<Override PartName="/xl/workbook.xml" ContentType="${SHEETS}.sheet.main+xml"/>`,
    `<Override PartName="/xl/styles.xml" ContentType="${SHEETS}.styles+xml"/>`,
    ...numbers.map(
      (n) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${SHEETS}.worksheet+xml"/>`,
    ),
    '</Types>',
  );
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const SHEETS = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** Styles by their number: plain, a bold head, a day, a moment. */
const STYLES = `<styleSheet xmlns="${MAIN}"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="165" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;
const BOLD = 1;
const STYLE: Partial<Record<CellKind, number>> = { day: 2, instant: 3 };

/** The lines of a table one by one, over several sheets. */
class LineReader {
  readonly #parts: AsyncIterator<Iterable<readonly CellValue[]>>;
  #lines: Iterator<readonly CellValue[]> = [][Symbol.iterator]();
  #ready: readonly CellValue[] | undefined;

  constructor(parts: AsyncIterable<Iterable<readonly CellValue[]>>) {
    this.#parts = parts[Symbol.asyncIterator]();
  }

  async hasMore(): Promise<boolean> {
    while (this.#ready === undefined) {
      const line = this.#lines.next();
      if (!line.done) this.#ready = line.value;
      else {
        const part = await this.#parts.next();
        if (part.done) return false;
        this.#lines = part.value[Symbol.iterator]();
      }
    }
    return true;
  }

  /** The line that `hasMore` found. */
  take(): readonly CellValue[] {
    const line = this.#ready!;
    this.#ready = undefined;
    return line;
  }
}

async function* sheetOf(columns: ListTable['columns'], reader: LineReader): AsyncGenerator<string> {
  const letters = columns.map((_, i) => lettersOf(i));
  const widths = columns.map(
    ({ name }, i) =>
      `<col min="${i + 1}" max="${i + 1}" width="${Math.min(Math.max(name.length + 2, 10), 40)}" customWidth="1"/>`,
  );
  const row = (n: number, cells: readonly string[]): string => `<row r="${n}">${cells.join('')}</row>`;
  yield `${HEAD}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths.join('')}</cols><sheetData>`;
  yield row(
    1,
    columns.map(({ name }, i) => textCell(`${letters[i]}1`, name, BOLD)),
  );
  for (let n = 2; n <= MOST_LINES + 1 && (await reader.hasMore()); n++) {
    const line = reader.take();
    yield row(
      n,
      columns.map(({ kind }, i) => cellOf(`${letters[i]}${n}`, line[i]!, kind)),
    );
  }
  yield '</sheetData></worksheet>';
}

/** Column 0 is A, 26 is AA. */
const lettersOf = (column: number): string =>
  `${column < 26 ? '' : lettersOf(Math.floor(column / 26) - 1)}${String.fromCharCode(65 + (column % 26))}`;

/** Numbers and days as such; a number with more digits than a spreadsheet keeps stays a text. */
function cellOf(at: string, value: CellValue, kind: CellKind): string {
  if (value === null || value === '') return '';
  if (typeof value === 'boolean') return `<c r="${at}" t="b"><v>${value ? 1 : 0}</v></c>`;
  if (typeof value === 'number' || (kind === 'decimal' && isKept(value)))
    return `<c r="${at}"><v>${value}</v></c>`;
  const style = STYLE[kind];
  const days = style === undefined ? Number.NaN : daysOf(value);
  if (!Number.isNaN(days)) return `<c r="${at}" s="${style}"><v>${days}</v></c>`;
  return textCell(at, value);
}

const isKept = (decimal: string): boolean => decimal.replace(/^-?[0.]*|\./g, '').length <= DIGITS;

/** Days since the first of Excel; 25,569 is 1970-01-01. */
const daysOf = (text: string): number => Date.parse(text) / 86_400_000 + 25_569;

const textCell = (at: string, text: string, style = 0): string =>
  `<c r="${at}" t="inlineStr"${style === 0 ? '' : ` s="${style}"`}><is><t xml:space="preserve">${textOf(shortened(text))}</t></is></c>`;

/** A cell takes no longer text; what is cut ends in an ellipsis. */
const shortened = (text: string): string =>
  text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT - 1)}…` : text;

const SIGNS: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
]);

/** Signs that XML does not take are written as Excel does: `_x0007_`. */
const textOf = (text: string): string =>
  text
    .toWellFormed()
    // what looks like such a sign already keeps its underscore
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(/[&<>"]/g, (sign) => SIGNS.get(sign)!)
    .replace(
      /(?![\t\n\r\u007f-\u009f])\p{Cc}|[\ufffe\uffff]/gu,
      (sign) => `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
    );

function freeName(name: string, taken: readonly string[]): string {
  const isTaken = (one: string): boolean => taken.some((other) => other.toLowerCase() === one.toLowerCase());
  let called = name.slice(0, LONGEST_NAME);
  for (let n = 2; isTaken(called); n++) called = `${name.slice(0, LONGEST_NAME - 1 - String(n).length)} ${n}`;
  return called;
}
