import { parseDocument } from '../../documents/common.ts';
import type { NamedFile } from '../../documents/contract/named-file.ts';
import { type EnteredAnswer, entryOrderSchema, type Trade } from '../../documents/exchange/trade.ts';
import { readTradeTable, type TradeTable } from '../../documents/exchange/trade-table.ts';
import type { Sheet } from '../../documents/sheet/sheet.ts';
import { type ErrorDetail, InputError, UnavailableError } from '../../foundation/errors.ts';
import { counted } from '../../foundation/quantity/format.ts';
import type { TaskContext } from '../context.ts';
import { enterTrades, type TradeRow } from './enter-trades.ts';

/** A table of customers, articles or orders. */
export interface TradeFile {
  readonly file: NamedFile;
  readonly sender?: string;
  readonly reason?: string;
  readonly dryRun?: boolean;
}

/**
 * Enters the rows of a table as `enterTrades` says, all or nothing. Throws InputError with row, heading and what is allowed for each cell that is
 * wrong, all at once.
 */
export async function importTrades(
  of: Trade,
  { file, sender, reason, dryRun }: TradeFile,
  context: TaskContext,
): Promise<EnteredAnswer> {
  const sheet = await sheetIn(file, context);
  const table = readTradeTable(of, sheet);
  const shared = { ...(sender === undefined ? {} : { sender }), ...(reason === undefined ? {} : { reason }) };
  const { rows, faults } = parsed(of, table, { sheet, shared });
  if (faults.length > 0) {
    const places = new Set(faults.map(({ where }) => where)).size;
    throw new InputError(
      `${places} of ${counted(table.rows.length, 'row')} ${places === 1 ? 'is' : 'are'} refused; nothing is booked`,
      faults,
    );
  }
  const where = table.rows.map(({ row }) => `${sheet.where}, row ${row}`);
  const { entered, ...answer } = await enterTrades(of, { rows, where, dryRun }, context);
  return {
    ...answer,
    entered: entered.map((one, i) => ({ ...one, row: table.rows[i]!.row })),
    ...(sheet.taken.length > 0 ? { taken: sheet.taken } : {}),
  };
}

async function sheetIn({ name, base64 }: NamedFile, { openTable }: TaskContext): Promise<Sheet> {
  if (!openTable) throw new UnavailableError('tables cannot be opened here', { path: 'file' });
  const [sheet, other] = await openTable(Buffer.from(base64, 'base64'), name);
  if (other === undefined) return sheet;
  throw new InputError(`${name} has several sheets with something in them`, {
    path: 'file',
    value: name,
    allowed: 'one table',
    cure: 'save the sheet that counts as a file of its own',
  });
}

interface Around {
  readonly sheet: Sheet;
  readonly shared: Pick<TradeFile, 'sender' | 'reason'>;
}

/** The rows as their order takes them, with every fault of a cell under its heading. */
function parsed(
  of: Trade,
  { rows, faults, headings }: TradeTable,
  { sheet, shared }: Around,
): { readonly rows: readonly TradeRow[]; readonly faults: readonly ErrorDetail[] } {
  const all = [...faults];
  const isOpen = (where: string, path: string | undefined): boolean =>
    faults.some((one) => one.where === where && one.path === path);
  const taken = rows.flatMap(({ row, fields }): TradeRow[] => {
    const where = `${sheet.where}, row ${row}`;
    // a version counts at its sender alone
    const { version, ...own } = fields;
    const whole = { ...own, ...shared, ...(shared.sender === undefined ? {} : { version }) };
    try {
      return [parseDocument(entryOrderSchema(of), JSON.parse(JSON.stringify(whole)), of) as TradeRow];
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      for (const detail of error.details) {
        const path = headings.get(detail.path ?? '') ?? detail.path;
        if (!isOpen(where, path)) all.push({ ...detail, where, ...(path === undefined ? {} : { path }) });
      }
      return [];
    }
  });
  return { rows: taken, faults: all };
}
