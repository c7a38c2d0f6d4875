import { CsvError, parse } from 'csv-parse/sync';
import { cleanText, type Sheet } from '../../documents/sheet/sheet.ts';
import { MAX_COLUMNS, MAX_ROWS } from '../../documents/yard/raw-table.ts';
import { InputError } from '../../foundation/errors.ts';
import { decodeText } from './decode.ts';

/**
 * A file of text with its columns separated by tabs, semicolons, bars or commas, whichever gives every line the same
 * number of cells. Empty rows are passed over. Throws InputError naming file and row for bytes that are no text, quotes
 * that do not close, too many rows or columns, and an empty file.
 */
export function readCsv(bytes: Buffer, file: string, maxRows = MAX_ROWS): Sheet {
  const { text: whole, taken } = decodeText(bytes, file);
  const [, stated] = /^\ufeff?sep=(.)\r?\n/.exec(whole) ?? [];
  const text = stated === undefined ? whole : whole.slice(whole.indexOf('\n') + 1);
  if (text.trim() === '')
    throw new InputError(`${file} is empty`, { where: file, allowed: 'a header row and at least one lot' });
  const lines = countLines(text);
  if (lines > maxRows + 100)
    throw new InputError(`${file} has about ${lines} rows`, {
      where: file,
      allowed: `at most ${maxRows} rows`,
      cure: 'split the file',
    });
  const separator = stated ?? separatorOf(text, file);
  const above = stated === undefined ? 0 : 1;
  const rows = parseRecords(text, separator, { file })
    .map((record, i) => ({
      row: i + 1 + above,
      cells: record.map((cell) => ({ text: cleanText(cell), kind: 'text' as const })),
    }))
    .filter(({ cells }) => cells.some((cell) => cell.text !== ''));
  const wide = rows.find(
    ({ cells }) =>
      cells.length > MAX_COLUMNS && cells.slice(MAX_COLUMNS).some(({ text: cell }) => cell !== ''),
  );
  if (wide)
    throw new InputError(`${file}, row ${wide.row} has ${wide.cells.length} columns`, {
      where: `${file}, row ${wide.row}`,
      allowed: `at most ${MAX_COLUMNS} columns`,
      cure: 'delete the columns that are no part of the table',
    });
  return {
    where: file,
    rows,
    beside: [],
    merges: [],
    taken: taken === undefined ? [] : [taken],
    ...(separator === ',' ? { commaSeparated: true as const } : {}),
  };
}

function countLines(text: string): number {
  let lines = 1;
  for (let i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) lines += 1;
  return text.endsWith('\n') ? lines - 1 : lines;
}

/** Candidates in the order in which they are believed: a comma may also be a decimal sign. */
const SEPARATORS = ['\t', ';', '|', ','] as const;

/** The first separator that gives most lines the same number of cells; a comma where none does. */
function separatorOf(text: string, file: string): string {
  const head = text.split(/\r\n|\n|\r/, 200).join('\n');
  for (const separator of SEPARATORS) {
    const widths = recordsOrNothing(head, separator, file)
      .filter((record) => record.some((cell) => cell.trim() !== ''))
      .map((record) => record.length);
    const counts = new Map<number, number>();
    for (const width of widths) counts.set(width, (counts.get(width) ?? 0) + 1);
    const [width = 1, times = 0] =
      [...counts].filter(([cells]) => cells > 1).sort((a, b) => b[1] - a[1])[0] ?? [];
    if (width > 1 && times >= widths.length * 0.6) return separator;
  }
  const first = head.slice(0, head.search(/\n|$/));
  return SEPARATORS.reduce(
    (best, next) => (first.split(next).length > first.split(best).length ? next : best),
    ',',
  );
}

/** Records of the first lines; a last line that was cut inside its quotes is left out. */
function recordsOrNothing(text: string, separator: string, file: string): string[][] {
  try {
    return parseRecords(text, separator, { file, relaxed: true });
  } catch {
    return text.split('\n').map((line) => line.split(separator));
  }
}

function parseRecords(
  text: string,
  delimiter: string,
  { file, relaxed = false }: { readonly file: string; readonly relaxed?: boolean },
): string[][] {
  try {
    return parse(text, {
      delimiter,
      bom: true,
      relax_column_count: true,
      relax_quotes: relaxed || delimiter === '\t',
      max_record_size: 100_000,
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const row = typeof error.lines === 'number' ? error.lines : '?';
    throw new InputError(
      `${file}, row ${row}: a quote opens or closes in the middle of a cell, or never closes`,
      {
        where: `${file}, row ${row}`,
        allowed: 'cells in plain text, or in double quotes from end to end',
        cure: 'write a double quote inside a quoted cell twice',
      },
    );
  }
}
