import { heatsSchema } from '../../documents/heats.ts';
import { listHeatsOrder } from '../../documents/orders/heats.ts';
import { defineTask } from '../task.ts';

/** Every heat of the ledger, the one that changed last at the end. */
export const listHeats = defineTask({
  name: 'list-heats',
  title: 'List the heats, the latest change at the end',
  order: listHeatsOrder,
  answer: heatsSchema,
  act: null,
  run: async ({ limit, after }, { store }) => {
    const found = await store.heats({
      ...(after === undefined ? {} : { after }),
      ...(limit === undefined ? {} : { limit: limit + 1 }),
    });
    const more = limit !== undefined && found.length > limit;
    return {
      format: 'remelt-heats/1' as const,
      heats: found.slice(0, limit).map(({ id, status, target, input_g }) => ({
        heat: id,
        status,
        grade: target.grade,
        charged_kg: input_g / 1000,
      })),
      ...(more ? { next: found[limit - 1]!.lastSeq } : {}),
    };
  },
});
