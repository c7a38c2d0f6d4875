import { type GateFindings, judgeGate, usualOil } from '../calculations/yard-rules.ts';
import type { GateCheckItem } from '../evidence/ledger/commands.ts';
import type { LotView } from '../evidence/ledger/store.ts';
import type { TaskContext } from './context.ts';

/** What the gate found; `oil` [kg/kg] is compared with what the lot's form usually brings. */
export interface GateVisit extends Omit<GateFindings, 'moistureAndOil'> {
  readonly oil?: number;
  readonly coating?: 'none' | 'metallic' | 'ceramic' | 'unknown';
  readonly by?: string;
}

/**
 * Judges what the gate found on a lot and records one row per check: radiation, closed cavities, moisture and oil,
 * mutilation, export class, owner, declared grade; and the coating where somebody looked. A check that was not made
 * is HOLD. Only PASS of all lets the lot be cleared later. Throws NotFoundError for an unknown lot.
 */
export async function checkGate(lotId: string, visit: GateVisit, context: TaskContext): Promise<LotView> {
  const { compute, store } = context;
  const lot = await store.lot(lotId);
  const { oil, coating, by, ...findings } = visit;
  const { rows } = judgeGate({
    ...findings,
    owner: findings.owner ?? lot.owner ?? 'plant',
    ...(oil === undefined
      ? {}
      : { moistureAndOil: { share: oil, usualMax: usualOil(lot.form, compute.facts()) } }),
  });
  const looked: GateCheckItem[] =
    coating === undefined
      ? []
      : [{ check: 'coating', verdict: coating === 'unknown' ? 'HOLD' : 'PASS', reason: coating }];
  await store.execute({ type: 'gateCheck', lot: lotId, checks: [...rows, ...looked], ...(by ? { by } : {}) });
  return store.lot(lotId);
}

/** What the gate said about a coating; null when nobody looked. */
export const coatingOf = (lot: LotView): string | null =>
  lot.gate?.checks.find(({ check }) => check === 'coating')?.reason ?? null;
