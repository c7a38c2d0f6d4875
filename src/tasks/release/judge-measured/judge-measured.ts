import { retestHolds } from '../../../calculations/release/retests.ts';
import { defineVerb } from '../../task.ts';
import { judged } from '../judgement.ts';
import { contract } from './contract.ts';

/** The verdict that a release would record now: the same calculation, and nothing is booked. */
export const judgeMeasured = defineVerb(contract, async (order, context) => {
  const judgement = await judged(order, context);
  const { retest } = judgement.document.specification;
  const rule =
    retest === undefined ? undefined : context.compute.facts().releaseProcedures.retests.get(retest);
  const holds = rule ? retestHolds(rule) : null;
  return {
    ...judgement,
    ...(rule ? { specimens: rule.replacements } : {}),
    ...(holds === null ? {} : { retestHolds: holds }),
  };
});
