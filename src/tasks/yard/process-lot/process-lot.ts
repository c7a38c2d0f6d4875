import { knownOfPart } from '../../../calculations/lots/asked-amounts.ts';
import { oilLeft } from '../../../calculations/lots/contamination.ts';
import { findingsOf, OIL_CHECK } from '../../../calculations/lots/findings.ts';
import { signatureOf } from '../../../desk/actor.ts';
import { signalOf, type TaskContext } from '../../../desk/context.ts';
import { assertYardStep } from '../../../desk/yard/yard-step.ts';
import { askAsTyped } from '../../../documents/as-typed.ts';
import type { GateCheck } from '../../../evidence/ledger/commands/lot/gate-check.ts';
import type { LotView } from '../../../evidence/ledger/store.ts';
import { InputError } from '../../../foundation/errors.ts';
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
  const taken = Object.values(lot.drawn_g).reduce((sum, grams) => sum + grams, 0);
  const wet_g = done.wet_g ?? lot.mass_g - taken;
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
  const losses = lost > 0 ? { losses: [{ to: done.lostAs ?? TAKEN_OFF[treatment], mass_g: lost }] } : {};
  await store.execute(
    {
      type: 'batch',
      commands: [
        { type: 'processLot', lot: id, treatment, wet_g, clean_g, ...losses, ...signatureOf(actor) },
        ...oilAfter(lot, done, context),
      ],
    },
    signalOf(context),
  );
  return store.lot(id);
});

/** The oil check of the lot as it stands after the treatment, beside its other checks. */
function oilAfter(lot: LotView, { treatment, oil }: ProcessOrder, { actor }: TaskContext): GateCheck[] {
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
