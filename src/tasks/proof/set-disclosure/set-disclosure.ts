import { signatureOf } from '../../../desk/actor.ts';
import { signalOf } from '../../../desk/context.ts';
import { defineVerb } from '../../task.ts';
import { policiesOf } from '../disclosure-policies.ts';
import { contract } from './contract.ts';

/** Says what a customer is shown of their metal; the bundles made for them open that. */
export const setDisclosure = defineVerb(contract, async (order, context) => {
  await context.store.execute(
    { type: 'setDisclosure', ...order, ...signatureOf(context.actor) },
    signalOf(context),
  );
  const policies = await policiesOf(context);
  return { policies: policies.filter(({ customer }) => customer === order.customer) };
});
