import type { Sheet } from '../../documents/sheet/sheet.ts';
import { NotFoundError } from '../../foundation/errors.ts';
import { refuseArchive } from './archive.ts';

/** The sheets of a file, by what its bytes are: a workbook or text. Throws InputError for what is neither. */
export async function readSheets(
  bytes: Buffer,
  file: string,
  { maxRows }: { readonly maxRows?: number } = {},
): Promise<readonly [Sheet, ...Sheet[]]> {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return (await import('./xlsx.ts')).readXlsx(bytes, file);
  if (bytes.subarray(0, 4).toString('hex') === 'd0cf11e0')
    throw refuseArchive(
      file,
      'is an old .xls workbook, or one that is locked by a password',
      'open it in your spreadsheet program and save it as .xlsx without a password',
    );
  if (bytes.subarray(0, 4).toString('latin1') === '%PDF')
    throw refuseArchive(file, 'is a PDF', 'ask for the table as .xlsx or CSV, or copy it into a workbook');
  if (/\.xls[xm]$/i.test(file))
    throw refuseArchive(
      file,
      'is no workbook, whatever its name says',
      'save it as .xlsx in your spreadsheet program, or name it .csv where it is text',
    );
  return [(await import('./csv.ts')).readCsv(bytes, file, maxRows)];
}

/** The sheet of a name; without one the first. Throws NotFoundError listing the sheets. */
export function sheetNamed(sheets: readonly [Sheet, ...Sheet[]], name: string): Sheet {
  const found = sheets.find(({ where }) => where.endsWith(`, sheet ${name}`));
  if (found) return found;
  throw new NotFoundError(`there is no sheet "${name}"`, {
    path: '--sheet',
    value: name,
    allowed: sheets.map(({ where }) => where.slice(where.lastIndexOf(', sheet ') + 8)).join(', '),
  });
}
