import { oilLeft } from '../../calculations/lots/contamination.ts';
import { findingsOf, OIL_CHECK } from '../../calculations/lots/findings.ts';
import type { GateCheck } from '../../evidence/ledger/commands/gate-check.ts';
import type { LotView } from '../../evidence/ledger/store.ts';
import { InputError } from '../../foundation/errors.ts';
import { toDecimalText } from '../../foundation/quantity/reading.ts';
import type { TaskContext } from '../context.ts';
import { assertYardStep } from './yard-step.ts';

export const TREATMENTS = ['washing', 'stripping', 'blasting', 'shredding', 'sorting', 'drying'] as const;
export type Treatment = (typeof TREATMENTS)[number];

export interface Preparation {
  readonly treatment: Treatment;
  /** On the scale before [g]; default: all that is left of the lot. */
  readonly wet_g?: number;
  /** On the scale after [g]. */
  readonly clean_g: number;
  /** Where the rest went; default: what the treatment takes off. */
  readonly lostAs?: string;
  /** Oil on it afterwards [kg/kg]; default after washing: what a usual washing leaves (contamination.ts). */
  readonly oil?: number;
  readonly by?: string;
}

/** What a treatment takes off, in words. */
const TAKEN_OFF: Readonly<Record<Treatment, string>> = {
  washing: 'oil and water',
  stripping: 'coating',
  blasting: 'shell, core and scale',
  shredding: 'dust and foreign parts',
  sorting: 'foreign metal',
  drying: 'water',
};

/**
 * Prepares a lot on hold and books what it lost: wet = clean + loss. What it was identified as before no longer
 * counts. Throws ForbiddenError before the gate has passed it (Y1, Y2), ConflictError when it is cleared (Y5) or the
 * grams are spoken for, InputError when it would be heavier afterwards.
 */
export async function processLot(lotId: string, done: Preparation, context: TaskContext): Promise<LotView> {
  const { store } = context;
  const lot = await store.lot(lotId);
  assertYardStep(lot, { type: 'process', treatment: done.treatment }, context);
  const taken = Object.values(lot.drawn_g).reduce((sum, grams) => sum + grams, 0);
  const wet_g = done.wet_g ?? lot.mass_g - taken;
  const lost = wet_g - done.clean_g;
  if (lost < 0)
    throw new InputError(`lot ${lotId}: ${done.clean_g} g clean are more than ${wet_g} g wet`, {
      path: 'clean_g',
      value: done.clean_g,
      unit: 'g',
      allowed: `at most ${wet_g} g`,
      cure: 'weigh again; metal found too much is a new lot',
    });
  await store.execute({
    type: 'batch',
    commands: [
      {
        type: 'processLot',
        lot: lotId,
        treatment: done.treatment,
        wet_g,
        clean_g: done.clean_g,
        ...(lost > 0 ? { losses: [{ to: done.lostAs ?? TAKEN_OFF[done.treatment], mass_g: lost }] } : {}),
        ...(done.by ? { by: done.by } : {}),
      },
      ...oilAfter(lot, done),
    ],
  });
  return store.lot(lotId);
}

/** The oil check of the lot as it stands after the treatment, beside its other checks. */
function oilAfter(lot: LotView, { treatment, oil, by }: Preparation): GateCheck[] {
  const checks = lot.gate?.checks ?? [];
  const before = findingsOf(checks).oil;
  const left = oil ?? (treatment === 'washing' && before !== null ? oilLeft(before) : undefined);
  if (left === undefined) return [];
  const row = {
    check: OIL_CHECK,
    verdict: 'PASS' as const,
    text: toDecimalText(left, 6),
    unit: 'kg/kg',
    reason: oil === undefined ? 'estimated: what a usual washing leaves' : `measured after ${treatment}`,
  };
  const others = checks.filter(({ check }) => check !== OIL_CHECK);
  // What a usual washing leaves is reckoned: nobody looked, and whoever may wash need not be one who may check.
  return [
    { type: 'gateCheck', lot: lot.id, checks: [...others, row], ...(by && oil !== undefined ? { by } : {}) },
  ];
}
