import exceljs, { type Cell } from 'exceljs';
import { type Entry, fromBuffer, type ZipFile } from 'yauzl';
import { columnLetter, MAX_COLUMNS, MAX_ROWS, type RawTable } from '../../../documents/raw-table.ts';
import { InputError } from '../../../foundation/errors.ts';

/** Most bytes an unpacked workbook may have, its parts, and how many times it may grow (assumptions; real yards stay far below). */
const MAX_UNPACKED = 64 * 1024 * 1024;
const MAX_PARTS = 500;
const MAX_GROWTH = 200;

/**
 * First sheet of a workbook that is shown; others with rows are named in `beside`. The archive is unpacked once in a
 * stream that counts bytes before anything is read, so that a zip bomb never reaches memory. Throws InputError naming sheet and cell for formulas, error values, merged
 * cells, hidden rows and numbers that are shown as something else ("18.5 %" holds 0.185), and the file for what is no
 * workbook. Numbers lose trailing zeros in a workbook: 0.30 arrives as "0.3".
 */
export async function readXlsx(bytes: Buffer, file: string): Promise<RawTable> {
  await guardArchive(bytes, file);
  const workbook = new exceljs.Workbook();
  try {
    await workbook.xlsx.load(bytes as unknown as ArrayBuffer);
  } catch (error) {
    throw new InputError(
      `${file} is no readable workbook: ${error instanceof Error ? error.message : String(error)}`,
      { where: file, allowed: '.xlsx' },
    );
  }
  const [sheet, ...others] = workbook.worksheets.filter(({ state }) => state === 'visible');
  if (!sheet || sheet.actualRowCount === 0)
    throw new InputError(`${file} is empty`, { where: file, allowed: 'a header row and at least one lot' });
  if (sheet.rowCount > MAX_ROWS + 1)
    throw new InputError(`${file} has ${sheet.rowCount} rows`, {
      where: file,
      allowed: `at most ${MAX_ROWS} rows`,
      cure: 'split the file',
    });
  if (sheet.columnCount > MAX_COLUMNS)
    throw new InputError(`${file} has ${sheet.columnCount} columns`, {
      where: file,
      allowed: `at most ${MAX_COLUMNS} columns`,
    });
  const where = `${file}, sheet ${sheet.name}`;
  const cellsOf = (row: number, columns: readonly string[]): string[] =>
    columns.map((column, i) =>
      cellText(sheet.getCell(row, i + 1), column, `${where}, cell ${columnLetter(i)}${row}`),
    );
  const header = cellsOf(1, Array<string>(sheet.columnCount).fill(''));
  while (header.length > 0 && header.at(-1) === '') header.pop();
  const rows = Array.from({ length: sheet.rowCount - 1 }, (_, i) => ({
    row: i + 2,
    cells: cellsOf(i + 2, header),
  })).filter(({ cells }) => cells.some((cell) => cell !== ''));
  const hidden = rows.find(({ row }) => sheet.getRow(row).hidden);
  if (hidden)
    throw new InputError(`${where}, row ${hidden.row} is hidden`, {
      where: `${where}, row ${hidden.row}`,
      allowed: 'rows that are shown',
      cure: 'show all rows (a filter hides them too) and delete those that are not meant',
    });
  const beside = others.filter(({ actualRowCount }) => actualRowCount > 0).map(({ name }) => name);
  return { where, header, rows, decimal: '.', beside };
}

function cellText(cell: Cell, column: string, where: string): string {
  const { value } = cell;
  if (value === null || value === undefined) return '';
  if (cell.isMerged)
    throw new InputError(`${where} is merged with another cell`, {
      where,
      allowed: 'one cell per value',
      cure: 'take the cells apart and write what belongs into each',
    });
  if (typeof value === 'string') return value.trim();
  if (typeof value === 'number') return numberText(value, { format: cell.numFmt ?? '', column, where });
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if ('formula' in value || 'sharedFormula' in value) {
    throw new InputError(`${where} holds a formula`, {
      where,
      allowed: 'values',
      cure: 'copy the sheet and paste values only',
    });
  }
  if ('error' in value)
    throw new InputError(`${where} holds ${String(value.error)}`, { where, allowed: 'values' });
  if ('richText' in value)
    return value.richText
      .map((run) => run.text)
      .join('')
      .trim();
  return 'text' in value ? String(value.text).trim() : '';
}

/** Parts of a number format that print nothing of the value: colours and conditions, padding, fillers (ECMA-376 18.8.31). */
const SILENT_FORMAT = /\[[^\]]*\]|[_*]./g;
/** Text that a format prints beside the number: quoted, escaped, or one of the signs that need neither. */
const PRINTED_FORMAT = /"([^"]*)"|\\(.)|([%<>=])/g;
/** A comma behind the last digit shows thousandths of what the cell holds. */
const SCALED_FORMAT = /[0#?.],+(?![0#?,])/;

/** Digits of a number cell. Throws InputError where its format shows another number, or says more than the column does. */
function numberText(
  value: number,
  cell: { readonly format: string; readonly column: string; readonly where: string },
): string {
  const { format, column, where } = cell;
  const digits = String(Number(value.toPrecision(15)));
  const heard = format.replace(SILENT_FORMAT, '');
  const printed = [...heard.matchAll(PRINTED_FORMAT)]
    .map(([, quoted, escaped, sign]) => (quoted ?? escaped ?? sign ?? '').trim())
    .filter((text) => text !== '' && !column.endsWith(`_${text}`));
  if (printed.length === 0 && !SCALED_FORMAT.test(heard.replace(PRINTED_FORMAT, ''))) return digits;
  throw new InputError(`${where} holds ${digits} but shows it as ${format}`, {
    where,
    value: digits,
    allowed: 'a number that is shown as it is',
    cure: 'format the cells as plain numbers, look at what they hold, and write "<" or a unit out as text',
  });
}

async function guardArchive(bytes: Buffer, file: string): Promise<void> {
  const refuse = (what: string): InputError =>
    new InputError(`${file}: ${what}`, {
      where: file,
      allowed: `an .xlsx of at most ${MAX_UNPACKED / 1048576} MiB unpacked, ${MAX_PARTS} parts`,
      cure: 'save only the table in a new workbook',
    });
  if (bytes.length < 4 || bytes[0] !== 0x50 || bytes[1] !== 0x4b) throw refuse('is no .xlsx archive');
  const zip = await openZip(bytes).catch(() => {
    throw refuse('is a damaged archive');
  });
  if (zip.entryCount > MAX_PARTS) throw refuse(`has ${zip.entryCount} parts`);
  const limit = Math.min(MAX_UNPACKED, Math.max(1024 * 1024, bytes.length * MAX_GROWTH));
  const unpacked = await countBytes(zip, limit).catch(() => {
    throw refuse('is a damaged archive');
  });
  if (unpacked > limit) throw refuse(`unpacks to more than ${limit} bytes from ${bytes.length}`);
}

const openZip = (bytes: Buffer): Promise<ZipFile> =>
  new Promise((resolve, reject) =>
    fromBuffer(bytes, { lazyEntries: true }, (error, zip) => (error || !zip ? reject(error) : resolve(zip))),
  );

/** Bytes that all entries really inflate to; stops counting once past `limit`. */
function countBytes(zip: ZipFile, limit: number): Promise<number> {
  return new Promise((resolve, reject) => {
    let total = 0;
    zip.on('error', reject).on('end', () => resolve(total));
    zip.on('entry', (entry: Entry) => {
      zip.openReadStream(entry, (error, stream) => {
        if (error || !stream) return reject(error);
        stream.on('error', reject).on('end', () => zip.readEntry());
        stream.on('data', (chunk: Buffer) => {
          total += chunk.length;
          if (total > limit) {
            stream.destroy();
            resolve(total);
          }
        });
      });
    });
    zip.readEntry();
  });
}
