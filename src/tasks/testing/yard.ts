import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { actingAs, type TaskContext } from '../../desk/context.ts';
import { readCsv } from '../../engine/tables/csv.ts';
import { bookReturns, lotsIn, readLotSheet } from '../yard/book-returns/book-returns.ts';
import { checkGate } from '../yard/check-gate/check-gate.ts';
import { memoryContext } from './memory-context.ts';

const DEMO_LOTS = join(import.meta.dirname, '../../../examples/demo/lots.csv');

/** What the gate finds of a lot that is in order. */
export const IN_ORDER = {
  radiation: { rate_per_s: 10, background_per_s: 10, counted_s: 60 },
  closedCavities: 'none',
  oil: 0,
  mutilation: 'not-parts',
  exportClass: 'free',
  declared: 'fits',
} as const;

/** A demonstration plant in memory whose yard holds these lots of its sheet, on hold. */
export async function yardWith(...ids: readonly string[]): Promise<TaskContext> {
  const context = memoryContext();
  const rows = lotsIn(readLotSheet(readCsv(readFileSync(DEMO_LOTS), DEMO_LOTS), context.compute));
  const wanted = rows.filter(({ lotId }) => ids.includes(lotId));
  if (wanted.length > 0) await bookReturns.run({ rows: wanted, asTyped: true }, actingAs('p-goods', context));
  return context;
}

/** The same, passed by the gate. */
export async function gatedYard(...ids: readonly string[]): Promise<TaskContext> {
  const context = await yardWith(...ids);
  for (const lot of ids) await checkGate.run({ lot, ...IN_ORDER }, actingAs('p-goods', context));
  return context;
}
