import { askedLimits } from '../../../calculations/lots/asked-limits.ts';
import { shownSpecification } from '../../../desk/reference/how-changed.ts';
import { specificationName } from '../../../desk/reference/kept.ts';
import { inOneForm } from '../../../desk/reference/stated-lines.ts';
import { askAsTyped } from '../../../documents/as-typed.ts';
import { defineVerb } from '../../task.ts';
import { bookSpecification } from '../book-specification.ts';
import { contract } from './contract.ts';

/**
 * Keeps a controlled specification as one person typed it in; it is used once another has compared it. Throws InputError
 * for limits that no release could be judged by, and for those far from the grade unless `asTyped`, ConflictError for a revision that is in use and for a balance that is not the grade's.
 */
export const enterSpecification = defineVerb(contract, async ({ asTyped, ...order }, context) => {
  const facts = context.compute.facts();
  askAsTyped(askedLimits(inOneForm(order.specification, facts.grades), facts), asTyped);
  await bookSpecification(order, { dryRun: false }, context);
  return shownSpecification(specificationName(order.number, order.revision), context);
});
