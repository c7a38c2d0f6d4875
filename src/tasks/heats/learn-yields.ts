import { learnYields as learn, type YieldHeat } from '../../calculations/heats/learned-yields.ts';
import { yieldsSchema } from '../../documents/heats.ts';
import { learnYieldsOrder } from '../../documents/orders/heats.ts';
import { idOf } from '../../metal/alloy/words.ts';
import { defineTask } from '../task.ts';

/** Losses that are metal all the same: they count as yield. */
const METAL = ['skull', 'sample', 'samples', 'crop', 'spill'];

/**
 * Metal yields by form and supplier as the plant's own melted heats show them, beside the priors of data/forms.json. A heat
 * with unexplained grams teaches nothing and is left out.
 */
export const learnYields = defineTask({
  name: 'learn-yields',
  title: 'Learn metal yields by form and supplier from the recorded heats',
  order: learnYieldsOrder,
  answer: yieldsSchema,
  act: null,
  run: async (_order, { compute, store }) => {
    const facts = compute.facts();
    const heats = [
      ...(await store.heats({ status: 'melted' })),
      ...(await store.heats({ status: 'cast' })),
    ].filter(({ unbalanced_g, output_g }) => unbalanced_g === 0 && output_g !== null);
    const rows = await Promise.all(
      heats.map(async (heat): Promise<YieldHeat> => {
        const inputs = await Promise.all(
          heat.inputs.map(async ({ from, mass_g }) => {
            if (!from.startsWith('lot:')) return { form: 'remelted object', supplier: 'plant', mass_g };
            const lot = await store.lot(idOf(from));
            return { form: lot.form, supplier: lot.supplier ?? 'plant', mass_g };
          }),
        );
        const kept = METAL.reduce((sum, to) => sum + (heat.losses_g[to] ?? 0), 0);
        return { heat: heat.id, inputs, metal_g: (heat.output_g ?? 0) + kept };
      }),
    );
    const yields = learn(rows, {
      prior: (form) => facts.forms.get(form)?.metalYield ?? { mean: 0.98, spread: 0.02 },
    });
    return { format: 'remelt-yields/1' as const, yields };
  },
});
