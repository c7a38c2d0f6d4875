import { listSpecificationsOrder } from '../../documents/orders/reference.ts';
import { keptSpecificationsSchema } from '../../documents/reference.ts';
import type { SpecificationState } from '../../evidence/ledger/specification.ts';
import { defineTask } from '../task.ts';

/** Every controlled specification of the ledger; the last one entered or compared at the end. */
export const listSpecifications = defineTask({
  name: 'list-specifications',
  title: 'List the controlled specifications',
  order: listSpecificationsOrder,
  answer: keptSpecificationsSchema,
  act: null,
  reads: true,
  run: async (_order, { store }) => {
    const all = await store.subjects('specification');
    return {
      format: 'remelt-specifications/1' as const,
      specifications: all.map(({ state }) => {
        const { id, customer, status, enteredBy, checkedBy } = state as SpecificationState;
        return { name: id, customer, status, enteredBy, checkedBy };
      }),
    };
  },
});
