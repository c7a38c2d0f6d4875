import { samplingPlan } from '../../calculations/lots/checks.ts';
import { samplingSchema } from '../../documents/lot-answers.ts';
import { piecesToTestOrder } from '../../documents/orders/yard.ts';
import { InputError } from '../../foundation/errors.ts';
import { defineTask } from '../task.ts';

/** Forms of many small parts: nobody tests them piece by piece. */
const LOOSE: readonly string[] = ['turnings', 'mixed-turnings', 'grindings', 'powder'];

/**
 * How many pieces to test so that strays are not missed. Throws InputError for loose forms - they are riffled and
 * melted to a button - and NotFoundError for an unknown lot.
 */
export const piecesToTest = defineTask({
  name: 'pieces-to-test',
  title: 'Show how many pieces of a lot to test so that stray pieces are found',
  order: piecesToTestOrder,
  answer: samplingSchema,
  act: null,
  reads: true,
  forVisitors: true,
  run: async ({ lot: id, ...question }, { store }) => {
    if (id !== undefined) {
      const { form } = await store.lot(id);
      if (LOOSE.includes(form))
        throw new InputError(`lot ${id} (${form}) cannot be tested piece by piece`, {
          path: 'lot',
          value: form,
          allowed: 'a lot of solid pieces',
          cure: 'riffle a sample, melt it to a button and analyse the button ("remelt lot button-sample")',
        });
    }
    return { format: 'remelt-sampling/1' as const, ...samplingPlan(question) };
  },
});
