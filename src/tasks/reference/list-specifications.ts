import { listSpecificationsOrder } from '../../documents/orders/reference.ts';
import { keptSpecificationsSchema } from '../../documents/reference.ts';
import type { SpecificationState } from '../../evidence/ledger/specification.ts';
import { partOf } from '../part-of-list.ts';
import { defineTask } from '../task.ts';

/** Every controlled specification of the ledger; the last one entered or compared at the end. */
export const listSpecifications = defineTask({
  name: 'list-specifications',
  title: 'List the controlled specifications',
  order: listSpecificationsOrder,
  answer: keptSpecificationsSchema,
  act: null,
  reads: true,
  isShort: true,
  run: async (order, { store }) => {
    const { rows, ...part } = partOf(await store.subjects('specification'), order);
    return {
      format: 'remelt-specifications/1' as const,
      ...part,
      specifications: rows.map(({ state }) => {
        const { id, customer, status, enteredBy, checkedBy } = state as SpecificationState;
        return { name: id, customer, status, enteredBy, checkedBy };
      }),
    };
  },
});
