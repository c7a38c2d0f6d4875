import { heatsSchema } from '../../documents/heats.ts';
import { listHeatsOrder } from '../../documents/orders/heats.ts';
import { defineTask } from '../task.ts';

/** Every heat of the ledger, the one that changed last at the end. */
export const listHeats = defineTask({
  name: 'list-heats',
  title: 'List the heats, the one that changed last at the end',
  order: listHeatsOrder,
  answer: heatsSchema,
  act: null,
  run: async (_order, { store }) => ({
    format: 'remelt-heats/1' as const,
    heats: (await store.heats()).map(({ id, status, target, input_g }) => ({
      heat: id,
      status,
      grade: target.grade,
      charged_kg: input_g / 1000,
    })),
  }),
});
