import type { GateCheckItem } from '../evidence/ledger/commands.ts';
import type { LotView } from '../evidence/ledger/store.ts';
import type { TaskContext } from './context.ts';

/**
 * Records what the gate found on a lot: one row per check with its verdict. The lot's gate verdict is the worst of
 * them; only PASS lets it be cleared later. Throws NotFoundError for an unknown lot.
 */
export async function checkGate(
  lotId: string,
  checks: readonly GateCheckItem[],
  context: TaskContext,
): Promise<LotView> {
  await context.store.execute({ type: 'gateCheck', lot: lotId, checks });
  return context.store.lot(lotId);
}
