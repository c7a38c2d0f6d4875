import { showSpecificationOrder } from '../../documents/orders/reference.ts';
import { keptSpecificationSchema } from '../../documents/reference.ts';
import { defineTask } from '../task.ts';
import { shownSpecification } from './how-changed.ts';

/** What a controlled specification states, and who entered and compared it. Throws NotFoundError with the nearest names. */
export const showSpecification = defineTask({
  name: 'show-specification',
  title: 'Show a controlled specification',
  order: showSpecificationOrder,
  answer: keptSpecificationSchema,
  act: null,
  reads: true,
  forVisitors: true,
  run: async ({ name }, context) => {
    const shown = await shownSpecification(name, context);
    const { controlled } = shown.specification;
    // whose specification it is stands in its document too, where the ledger cannot hide it
    return context.hidesMoney && controlled
      ? {
          ...shown,
          specification: { ...shown.specification, controlled: { ...controlled, customer: shown.customer } },
        }
      : shown;
  },
});
