import type { NamedOverride } from '../../calculations/lots/yard-rules.ts';
import type { LotView } from '../../evidence/ledger/store.ts';
import { InputError } from '../../foundation/errors.ts';
import type { TaskContext } from '../context.ts';
import { assertYardStep } from './yard-step.ts';

export interface Clearance {
  /** One of the candidates or of their equivalents; default: the first candidate. */
  readonly grade?: string;
  /** Person of the plant who signs it. */
  readonly by?: string;
  /** A named person takes an ambiguous identification upon himself until a date. */
  readonly override?: NamedOverride;
}

/**
 * Positive release of a lot: lifts the hold when the gate passed and the lot was identified, as the grade it was
 * identified as; ambiguous metal only under a named override that has not expired, mixed and unknown metal never (Y4).
 * Throws ForbiddenError with the reason otherwise; nothing un-cleared can be planned.
 */
export async function clearLot(
  lotId: string,
  context: TaskContext,
  clearance: Clearance = {},
): Promise<LotView> {
  const { store, clock } = context;
  const lot = await store.lot(lotId);
  const { override, by } = clearance;
  const step = { type: 'clear', at: clock().toISOString(), ...(override ? { override } : {}) } as const;
  assertYardStep(lot, step, context);
  const { candidates = [], equivalent = [] } = lot.identification ?? {};
  const possible = [...candidates.map(({ grade }) => grade), ...equivalent];
  const grade = clearance.grade ?? possible[0];
  if (grade === undefined || !possible.includes(grade))
    throw new InputError(`lot ${lotId} was not found to be ${grade}`, {
      path: 'grade',
      value: grade ?? null,
      allowed: possible.join(', '),
    });
  await store.execute({
    type: 'clearLot',
    lot: lotId,
    grade,
    reason: override ? `taken as ${grade}: ${override.reason}` : `identified as ${grade}`,
    ...(override ? { override } : {}),
    ...(by === undefined ? {} : { by }),
  });
  return store.lot(lotId);
}
