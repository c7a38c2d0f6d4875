import type { TaskContext } from '../../desk/context.ts';
import { type NamedRow, spellingsIn } from '../../desk/yard/same-names.ts';
import type { SheetReading } from '../../documents/sheet/read-sheet.ts';
import type { Spelling } from '../../documents/yard/import-reading.ts';
import {
  ConflictError,
  type ErrorDetail,
  ForbiddenError,
  InputError,
  type RemeltError,
} from '../../foundation/errors.ts';
import { runTask } from '../task.ts';
import { askedRows } from './asked-rows.ts';
import { bookReturns } from './book-returns/book-returns.ts';
import { detailsTold, rowOf } from './refused-rows.ts';

/** What stands against booking the lots of a sheet, beside what is wrong with the sheet itself. */
interface AgainstBooking {
  readonly names: readonly Spelling[];
  /** What is far from what is known, in words. */
  readonly asked: readonly string[];
  /** What the ledger refuses, and the row that it is about. */
  readonly refused: readonly (ErrorDetail & { readonly row?: number })[];
}

/** What the booking of a sheet would ask or be refused for, without booking it. Who may book is left to the booking: others read sheets too. */
export async function againstBooking(reading: SheetReading, context: TaskContext): Promise<AgainstBooking> {
  const found = {
    names: await spellingsIn(namesIn(reading), context),
    asked: await askedIn(reading, context),
  };
  const rows = reading.tried;
  if (rows.length === 0) return { ...found, refused: [] };
  try {
    // names and what is far are asked about above, one by one
    await runTask(bookReturns, { rows, sameNames: 'apart', asTyped: true, dryRun: true }, context);
  } catch (error) {
    if (error instanceof ForbiddenError) return { ...found, refused: [] };
    if (!(error instanceof InputError || error instanceof ConflictError)) throw error;
    return { ...found, refused: inRows(error, reading) };
  }
  return { ...found, refused: [] };
}

/** What of the lots is far from what is known, in words; a context without a store is a plant without a ledger. */
export const askedIn = async (
  { lots }: SheetReading,
  context: Parameters<typeof askedRows>[1],
): Promise<readonly string[]> =>
  (await askedRows(lots, context)).map(({ typed, known }) => `${typed} (${known}): is it right?`);

/** The names of suppliers and laboratories in the cells: they are asked about while other cells are still wrong. */
function namesIn({ cells, columns, passedOver }: SheetReading): readonly NamedRow[] {
  const noLots = new Set(passedOver.map(({ row }) => row));
  const columnOf = (name: string): number | undefined => columns.find(({ field }) => field === name)?.at;
  const [supplier, laboratory] = [columnOf('supplier'), columnOf('laboratory')];
  return cells.flatMap(({ row, at, became }): NamedRow[] => {
    if (became === '' || noLots.has(row)) return [];
    if (at === supplier) return [{ supplier: became }];
    return at === laboratory ? [{ analyses: [{ laboratory: became }] }] : [];
  });
}

/** A refusal as faults of the sheet, each with its row. */
const inRows = (error: RemeltError, { where }: SheetReading): AgainstBooking['refused'] =>
  detailsTold(error).map((detail) => {
    const row = rowOf(detail);
    return {
      ...detail,
      where: row === undefined ? where : `${where}, row ${row}`,
      ...(row === undefined ? {} : { row }),
    };
  });
