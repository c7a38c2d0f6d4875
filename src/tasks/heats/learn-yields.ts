import {
  LEAST_YIELD_HEATS,
  type LearnedYield,
  learnYields as learn,
  type YieldHeat,
} from '../../calculations/heats/learned-yields.ts';
import { yieldsSchema } from '../../documents/heats.ts';
import { learnYieldsOrder } from '../../documents/orders/heats.ts';
import { METAL_LOSSES } from '../../foundation/quantity/heat-losses.ts';
import { ownValue } from '../../foundation/quantity/own-value.ts';
import { idOf } from '../../metal/alloy/words.ts';
import type { TaskContext } from '../context.ts';
import { defineTask } from '../task.ts';

/** Metal that came in without a supplier, or was made here. */
export const OWN = 'plant';

/**
 * Metal yields by form and supplier as the plant's own melted heats show them, beside the priors of data/forms.json. A heat
 * with unexplained grams teaches nothing and is left out. Plans take a yield that enough heats have taught.
 */
export const learnYields = defineTask({
  name: 'learn-yields',
  title: 'Learn metal yields by form and supplier from the recorded heats',
  order: learnYieldsOrder,
  answer: yieldsSchema,
  act: null,
  reads: true,
  run: async (_order, context) => ({
    format: 'remelt-yields/1' as const,
    leastHeats: LEAST_YIELD_HEATS,
    yields: await yieldsOf(context),
  }),
});

/** What the melted heats of the ledger teach of metal yields. */
export async function yieldsOf({
  compute,
  store,
}: Pick<TaskContext, 'compute' | 'store'>): Promise<LearnedYield[]> {
  const { forms } = compute.facts();
  const heats = [
    ...(await store.heats({ status: 'melted' })),
    ...(await store.heats({ status: 'cast' })),
  ].filter(({ unbalanced_g, output_g }) => unbalanced_g === 0 && output_g !== null);
  const ids = new Set(heats.flatMap(({ inputs }) => inputs.map(({ from }) => from)));
  const lots = await store.lots({ ids: [...ids].filter((id) => id.startsWith('lot:')).map(idOf) });
  const lotOf = new Map(lots.map((lot) => [lot.id, lot]));
  const rows = heats.map((heat): YieldHeat => {
    const inputs = heat.inputs.map(({ from, mass_g }) => {
      const lot = from.startsWith('lot:') ? lotOf.get(idOf(from)) : undefined;
      return { form: lot?.form ?? 'remelted object', supplier: lot?.supplier ?? OWN, mass_g };
    });
    const kept = METAL_LOSSES.reduce((sum, to) => sum + (ownValue(heat.losses_g, to) ?? 0), 0);
    return { heat: heat.id, inputs, metal_g: (heat.output_g ?? 0) + kept };
  });
  return learn(rows, { prior: (form) => forms.get(form)?.metalYield ?? { mean: 0.98, spread: 0.02 } });
}
