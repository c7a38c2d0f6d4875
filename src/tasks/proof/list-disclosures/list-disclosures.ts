import { cureBy, NotFoundError } from '../../../foundation/errors.ts';
import { defineVerb } from '../../task.ts';
import { policiesOf } from '../disclosure-policies.ts';
import { contract } from './contract.ts';

/** What customers are shown of their metal: all policies, or that of one. Throws NotFoundError for a customer without. */
export const listDisclosures = defineVerb(contract, async ({ customer }, context) => {
  const policies = await policiesOf(context);
  const own = policies.filter((one) => customer === undefined || one.customer === customer);
  if (customer === undefined || own.length > 0) return { policies: own };
  throw new NotFoundError(`no disclosure policy was set for ${customer}`, {
    path: 'customer',
    value: customer,
    allowed: policies.map((one) => one.customer).join(', ') || 'none was set yet',
    ...cureBy('say what the customer is shown', 'proof/set-disclosure', { customer }),
  });
});
