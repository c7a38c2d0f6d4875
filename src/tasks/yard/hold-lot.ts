import type { LotView } from '../../evidence/ledger/store.ts';
import type { TaskContext } from '../context.ts';

/** Puts a lot (back) on hold; its reservations stay, draws are refused. Throws NotFoundError for an unknown lot. */
export async function holdLot(lotId: string, reason: string, context: TaskContext): Promise<LotView> {
  await context.store.execute({ type: 'holdLot', lot: lotId, reason });
  return context.store.lot(lotId);
}
