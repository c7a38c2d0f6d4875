import { disclosurePoliciesSchema } from '../../../documents/bundle.ts';
import { setDisclosureOrder } from '../../../documents/orders/proof.ts';
import { signatureOf } from '../../actor.ts';
import { signalOf } from '../../context.ts';
import { defineTask } from '../../task.ts';
import { policiesOf } from '../disclosure-policies.ts';

/** Says what a customer is shown of their metal; the bundles made for them open that. */
export const setDisclosure = defineTask({
  name: 'set-disclosure',
  title: 'Say what a customer is shown of their metal',
  order: setDisclosureOrder,
  answer: disclosurePoliciesSchema,
  act: 'set disclosure',
  run: async (order, context) => {
    await context.store.execute(
      { type: 'setDisclosure', ...order, ...signatureOf(context.actor) },
      signalOf(context),
    );
    const policies = await policiesOf(context);
    return { policies: policies.filter(({ customer }) => customer === order.customer) };
  },
});
