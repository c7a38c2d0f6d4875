import { samplingPlan } from '../../../calculations/lots/checks.ts';
import { InputError } from '../../../foundation/errors.ts';
import { defineVerb } from '../../task.ts';
import { contract } from './contract.ts';

/** Forms of many small parts: nobody tests them piece by piece. */
const LOOSE: readonly string[] = ['turnings', 'mixed-turnings', 'grindings', 'powder'];

/**
 * How many pieces to test so that strays are not missed. Throws InputError for loose forms - they are riffled and
 * melted to a button - and NotFoundError for an unknown lot.
 */
export const piecesToTest = defineVerb(contract, async ({ lot: id, ...question }, { store }) => {
  if (id !== undefined) {
    const { form } = await store.lot(id);
    if (LOOSE.includes(form))
      throw new InputError(`lot ${id} (${form}) cannot be tested piece by piece`, {
        path: 'lot',
        value: form,
        allowed: 'a lot of solid pieces',
        cure: 'riffle a sample, melt it to a button and analyse the button',
      });
  }
  return { format: 'remelt-sampling/1' as const, ...samplingPlan(question) };
});
