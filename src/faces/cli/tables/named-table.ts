import { plainTable, type RawTable } from '../../../documents/yard/raw-table.ts';
import { readSheets } from '../../../engine/tables/sheets.ts';
import type { Cli } from '../cli.ts';

/** True for a file that is a table by its name: .xlsx or .csv. */
export const isTable = (file: string): boolean => /\.(xlsx|csv)$/i.test(file);

/** The first table of a file whose header is its first row. Throws InputError for a cell that cannot be trusted. */
export async function tableIn(file: string, cli: Cli): Promise<RawTable> {
  const [sheet] = await readSheets(cli.readBytes(file), file);
  return plainTable(sheet);
}

/** The cells of the first table of a file as text, row by row, whatever its layout. */
export async function rowsIn(file: string, cli: Cli): Promise<readonly (readonly string[])[]> {
  const [sheet] = await readSheets(cli.readBytes(file), file);
  return sheet.rows.map(({ cells }) => cells.map(({ text }) => text));
}
