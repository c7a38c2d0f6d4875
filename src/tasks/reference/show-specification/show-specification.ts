import { shownSpecification } from '../../../desk/reference/how-changed.ts';
import { defineVerb } from '../../task.ts';
import { contract } from './contract.ts';

/** What a controlled specification states, and who entered and compared it. Throws NotFoundError with the nearest names. */
export const showSpecification = defineVerb(contract, async ({ name }, context) => {
  const shown = await shownSpecification(name, context);
  const { controlled } = shown.specification;
  // whose specification it is stands in its document too, where the ledger cannot hide it
  return context.hidesMoney && controlled
    ? {
        ...shown,
        specification: { ...shown.specification, controlled: { ...controlled, customer: shown.customer } },
      }
    : shown;
});
