import { disclosurePoliciesSchema } from '../../documents/bundle.ts';
import { listDisclosuresOrder } from '../../documents/orders/proof.ts';
import { cureBy, NotFoundError } from '../../foundation/errors.ts';
import { defineTask } from '../task.ts';
import { policiesOf } from './disclosure-policies.ts';

/** What customers are shown of their metal: all policies, or that of one. Throws NotFoundError for a customer without. */
export const listDisclosures = defineTask({
  name: 'list-disclosures',
  title: 'List what customers are shown of their metal',
  order: listDisclosuresOrder,
  answer: disclosurePoliciesSchema,
  act: null,
  reads: true,
  run: async ({ customer }, context) => {
    const policies = await policiesOf(context);
    const own = policies.filter((one) => customer === undefined || one.customer === customer);
    if (customer === undefined || own.length > 0) return { policies: own };
    throw new NotFoundError(`no disclosure policy was set for ${customer}`, {
      path: 'customer',
      value: customer,
      allowed: policies.map((one) => one.customer).join(', ') || 'none was set yet',
      ...cureBy('say what the customer is shown', 'proof/set-disclosure', { customer }),
    });
  },
});
