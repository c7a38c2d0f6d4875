import { knownOfPart } from '../../../calculations/lots/asked-amounts.ts';
import { oilLeft } from '../../../calculations/lots/contamination.ts';
import { findingsOf, OIL_CHECK } from '../../../calculations/lots/findings.ts';
import { signatureOf } from '../../../desk/actor.ts';
import { signalOf, type TaskContext } from '../../../desk/context.ts';
import { assertYardStep } from '../../../desk/yard/yard-step.ts';
import { askAsTyped } from '../../../documents/as-typed.ts';
import type { GateCheck } from '../../../evidence/ledger/commands/lot/gate-check.ts';
import type { Single } from '../../../evidence/ledger/commands.ts';
import type { LotView } from '../../../evidence/ledger/store.ts';
import { InputError } from '../../../foundation/errors.ts';
import { sumOf } from '../../../foundation/numerics/sum.ts';
import { kilograms } from '../../../foundation/quantity/format.ts';
import { toDecimalText } from '../../../foundation/quantity/reading.ts';
import { defineVerb } from '../../task.ts';
import { contract, type ProcessOrder } from './contract.ts';

/** What a treatment takes off, in words. */
const TAKEN_OFF: Readonly<Record<ProcessOrder['treatment'], string>> = {
  washing: 'oil and water',
  stripping: 'coating',
  blasting: 'shell, core and scale',
  shredding: 'dust and foreign parts',
  sorting: 'foreign metal',
  drying: 'water',
};

/** Grams of a lot that no heat, loss or treatment took. */
export const leftOf = ({ mass_g, drawn_g }: Pick<LotView, 'mass_g' | 'drawn_g'>): number =>
  mass_g - sumOf(Object.values(drawn_g), (grams) => grams);

/**
 * Prepares a lot on hold and books what it lost: wet = clean + loss. What it was identified as before no longer
 * counts. Throws ForbiddenError before the gate has passed it (Y1, Y2), ConflictError when it is cleared (Y5) or the
 * grams are spoken for, InputError when it would be heavier afterwards, and for a mass
 * that a slip explains unless `asTyped`.
 */
export const processLot = defineVerb(contract, async (done, context) => {
  const { store, actor } = context;
  const { lot: id, treatment, clean_g } = done;
  const lot = await store.lot(id);
  assertYardStep(lot, { type: 'process', treatment }, context);
  const wet_g = done.wet_g ?? leftOf(lot);
  const lost = wet_g - clean_g;
  if (lost < 0)
    throw new InputError(`lot ${id}: ${kilograms(clean_g)} after exceed the ${kilograms(wet_g)} before`, {
      path: 'clean_g',
      value: clean_g / 1000,
      unit: 'kg',
      allowed: `at most ${kilograms(wet_g)}`,
      cure: 'weigh again; book surplus metal as a new lot',
    });
  const known = knownOfPart(clean_g, lost);
  if (known !== undefined) askAsTyped([{ typed: `${kilograms(clean_g)} after`, known }], done.asTyped);
  await store.execute(
    { type: 'batch', commands: treated(lot, { ...done, wet_g }, actor) },
    signalOf(context),
  );
  return store.lot(id);
});

/** What is booked of a treatment: the masses before and after, where the rest went, and the oil that is left. */
export function treated(
  lot: LotView,
  done: Omit<ProcessOrder, 'lot' | 'wet_g'> & { readonly wet_g: number },
  actor: TaskContext['actor'],
): Single[] {
  const { treatment, wet_g, clean_g } = done;
  const lost = wet_g - clean_g;
  const losses = lost > 0 ? { losses: [{ to: done.lostAs ?? TAKEN_OFF[treatment], mass_g: lost }] } : {};
  return [
    { type: 'processLot', lot: lot.id, treatment, wet_g, clean_g, ...losses, ...signatureOf(actor) },
    ...oilAfter(lot, done, actor),
  ];
}

/** The oil check of the lot as it stands after the treatment, beside its other checks. */
function oilAfter(
  lot: LotView,
  { treatment, oil }: Pick<ProcessOrder, 'treatment' | 'oil'>,
  actor: TaskContext['actor'],
): GateCheck[] {
  const checks = lot.gate?.checks ?? [];
  const before = findingsOf(checks).oil;
  const left = oil ?? (treatment === 'washing' && before !== null ? oilLeft(before) : undefined);
  if (left === undefined) return [];
  const row = {
    check: OIL_CHECK,
    verdict: 'PASS' as const,
    text: toDecimalText(left, 6),
    unit: 'kg/kg',
    reason: oil === undefined ? 'estimated: the usual residue after washing' : `measured after ${treatment}`,
  };
  const others = checks.filter(({ check }) => check !== OIL_CHECK);
  // What a usual washing leaves is reckoned: nobody looked, and whoever may wash need not be one who may check.
  const signature = oil === undefined ? {} : signatureOf(actor);
  return [{ type: 'gateCheck', lot: lot.id, checks: [...others, row], ...signature }];
}
