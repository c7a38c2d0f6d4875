import { signalOf } from '../../../desk/context.ts';
import { planInForce } from '../../../desk/planning/charge-plan.ts';
import { namedOrder } from '../../../desk/planning/named-order.ts';
import { asPlanned } from '../../../documents/heats/what-if.ts';
import { defineVerb } from '../../task.ts';
import { contract } from './contract.ts';

/**
 * What a plan would cost and charge with other prices, limits, shares or lots, beside the plan in force, which stays as it is.
 * Throws what `plan-heat` throws, and InputError for a change of something that the plan is not offered.
 */
export const whatIfHeat = defineVerb(contract, async ({ changes, asTyped, ...asked }, context) => {
  const order = await namedOrder(asked, context);
  const { document, planned } = await planInForce({ ...order, dryRun: true }, context);
  const [heat] = planned.heats;
  const output = await context.compute.whatIf(
    {
      plan: document,
      ...asPlanned(heat),
      changes,
      ...(asTyped ? { asTyped } : {}),
    },
    signalOf(context),
  );
  return { ...output, planned_usd: planned.cost_usd };
});
