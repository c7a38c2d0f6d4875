import { oilLeft } from '../../../calculations/lots/contamination.ts';
import { oilToWash } from '../../../calculations/lots/findings.ts';
import type { TaskContext } from '../../../desk/context.ts';
import { assertYardStep } from '../../../desk/yard/yard-step.ts';
import type { LotView } from '../../../evidence/ledger/store.ts';
import { InputError } from '../../../foundation/errors.ts';
import { kilograms, shortPercent } from '../../../foundation/quantity/format.ts';
import { defineVerb } from '../../task.ts';
import { leftOf, treated } from '../process-lot/process-lot.ts';
import { type LotStep, leftOut, stepTogether } from '../several-lots.ts';
import { contract } from './contract.ts';

/**
 * Books that lots were washed, all in one command of the ledger. Nobody weighed them afterwards: the mass that went is reckoned from the
 * oil that the gate measured and from what a usual washing leaves, and the record says so. A lot without measured oil is left out.
 */
export const washLots = defineVerb(contract, (selection, context) =>
  stepTogether({ ...selection, step: 'wash' }, context, (lots) => lots.map((lot) => washed(lot, context))),
);

function washed(lot: LotView, context: TaskContext): LotStep {
  try {
    assertYardStep(lot, { type: 'process', treatment: 'washing' }, context);
    const oil = oilToWash(lot.gate?.checks ?? []);
    if (oil === null)
      throw new InputError(`lot ${lot.id} has no oil that the gate measured`, {
        path: 'lots',
        value: lot.id,
        cure: 'book its own treatment with its mass afterwards',
      });
    const wet_g = leftOf(lot);
    const left = oilLeft(oil);
    // the metal stays: wet (1 - oil) = clean (1 - left)
    const clean_g = Math.round((wet_g * (1 - oil)) / (1 - left));
    const lostAs = 'oil and water, reckoned from the oil at the gate and not weighed';
    return {
      lot,
      commands: treated(lot, { treatment: 'washing', wet_g, clean_g, lostAs }, context.actor),
      outcome: 'washed',
      words: `${kilograms(clean_g)} left, reckoned from ${shortPercent(oil)} of oil and moisture; ${shortPercent(left)} stays on it`,
    };
  } catch (error) {
    return leftOut(lot, error);
  }
}
