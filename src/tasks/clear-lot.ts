import type { LotView } from '../evidence/ledger/store.ts';
import { ForbiddenError } from '../foundation/errors.ts';
import type { TaskContext } from './context.ts';

/**
 * Positive release of a lot: lifts the hold when the gate passed and the lot was identified, as the grade it was
 * identified as. Throws ForbiddenError with the reason otherwise; nothing un-cleared can be planned.
 */
export async function clearLot(lotId: string, context: TaskContext): Promise<LotView> {
  const lot = await context.store.lot(lotId);
  const grade = lot.identification?.candidates[0]?.grade;
  if (!lot.identification || grade === undefined) {
    throw new ForbiddenError(`lot ${lotId} is not identified`, {
      path: `lot:${lotId}`,
      cure: 'identify it first',
    });
  }
  await context.store.execute({ type: 'clearLot', lot: lotId, grade, reason: `identified as ${grade}` });
  return context.store.lot(lotId);
}
