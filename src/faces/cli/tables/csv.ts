import { CsvError, parse } from 'csv-parse/sync';
import { MAX_COLUMNS, MAX_ROWS, type RawTable } from '../../../documents/raw-table.ts';
import { InputError } from '../../../foundation/errors.ts';

/**
 * A comma, semicolon or tab separated file in UTF-8. The separator is the one that splits the header most; decimals
 * are commas when the separator leaves commas free and numbers carry them. Empty rows and columns without a name at
 * the right are passed over, as in a workbook. Throws InputError naming file and row for other encodings, ragged or
 * too many rows, an empty file, or decimals written both ways.
 */
export function readCsv(bytes: Buffer, file: string): RawTable {
  const text = decode(bytes, file);
  const lines = countLines(text);
  if (text.trim() === '')
    throw new InputError(`${file} is empty`, { where: file, allowed: 'a header row and at least one lot' });
  if (lines > MAX_ROWS + 1) {
    throw new InputError(`${file} has about ${lines} rows`, {
      where: file,
      allowed: `at most ${MAX_ROWS} rows`,
      cure: 'split the file',
    });
  }
  const delimiter = separatorOf(text.slice(0, text.search(/[\r\n]|$/)));
  const records = parseRecords(text, delimiter, file);
  const [header = [], ...rows] = records.map((cells) => cells.map((cell) => cell.trim()));
  while (header.at(-1) === '') header.pop();
  if (header.length === 0 || header.length > MAX_COLUMNS)
    throw new InputError(`${file} has no usable header`, {
      where: `${file}, row 1`,
      allowed: `1 to ${MAX_COLUMNS} columns`,
    });
  const filled = rows
    .map((cells, i) => ({ row: i + 2, cells }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''))
    .map(({ row, cells }) => ({ row, cells: asLong(header, cells, `${file}, row ${row}`) }));
  return { where: file, header, rows: filled, decimal: decimalOf(filled, delimiter, file) };
}

/** The cells below the header. Throws InputError for fewer, and for one beside them that holds something. */
function asLong(header: readonly string[], cells: readonly string[], where: string): string[] {
  if (cells.length >= header.length && cells.slice(header.length).every((cell) => cell === ''))
    return cells.slice(0, header.length);
  throw new InputError(`${where} has ${cells.length} cells below ${header.length} columns`, {
    where,
    allowed: 'as many cells as the header has',
    cure: 'put a cell that holds the separator in quotes',
  });
}

function decode(bytes: Buffer, file: string): string {
  if (
    bytes.length >= 2 &&
    ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff))
  ) {
    throw new InputError(`${file} is UTF-16`, {
      where: file,
      allowed: 'UTF-8',
      cure: 'save it as "CSV UTF-8"',
    });
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const at = firstBadByte(bytes);
    throw new InputError(`${file} is not UTF-8 (line ${at.line}, byte 0x${at.byte.toString(16)})`, {
      where: `${file}, row ${at.line}`,
      allowed: 'UTF-8',
      cure: 'save it as "CSV UTF-8"',
    });
  }
}

function firstBadByte(bytes: Buffer): { readonly line: number; readonly byte: number } {
  const text = bytes.toString('utf8');
  const before = text.slice(0, text.indexOf('\ufffd'));
  return { line: countLines(before) || 1, byte: bytes[Buffer.byteLength(before)] ?? 0 };
}

function countLines(text: string): number {
  let lines = 1;
  for (let i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) lines += 1;
  return text.endsWith('\n') ? lines - 1 : lines;
}

function separatorOf(headerLine: string): string {
  const counts = [';', '\t', ','].map((separator) => ({
    separator,
    count: headerLine.split(separator).length,
  }));
  return counts.reduce((best, next) => (next.count > best.count ? next : best)).separator;
}

function parseRecords(text: string, delimiter: string, file: string): string[][] {
  try {
    return parse(text, {
      delimiter,
      bom: true,
      relax_column_count: true,
      max_record_size: 100_000,
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const row = typeof error.lines === 'number' ? error.lines : '?';
    throw new InputError(`${file}, row ${row}: ${error.message}`, {
      where: `${file}, row ${row}`,
      allowed: 'cells in plain text or in double quotes',
    });
  }
}

/** A number with a comma ("12,5") and one with a point ("12.5") in one file: nobody can tell which is a decimal sign. */
function decimalOf(rows: RawTable['rows'], delimiter: string, file: string): '.' | ',' {
  const find = (shape: RegExp): { row: number; value: string } | undefined => {
    for (const { row, cells } of rows)
      for (const cell of cells) if (shape.test(cell)) return { row, value: cell };
    return undefined;
  };
  const comma = find(/^[<>≤≥]?=?\s*[+-]?\d+,\d+$/);
  const point = find(/^[<>≤≥]?=?\s*[+-]?\d+\.\d+$/);
  if (comma && (point || delimiter === ',')) {
    throw new InputError(
      `${file}: "${comma.value}" in row ${comma.row}${point ? ` and "${point.value}" in row ${point.row}` : ''}: comma or point?`,
      {
        where: `${file}, row ${comma.row}`,
        value: comma.value,
        allowed: 'one decimal sign in the whole file, no thousands separators',
        cure: 'write decimals with a point, or separate columns with semicolons and write all decimals with a comma',
      },
    );
  }
  return comma ? ',' : '.';
}
