import { plainName } from '../../../foundation/quantity/plain-name.ts';

/** A specification by name, the customer that it belongs to, and the customer of a certificate by it. */
interface Owned {
  readonly specification: string;
  readonly owner: string;
  readonly customer: string;
}

/** Notice that metal is certified to one customer by the specification of another; null where it is their own. */
export function otherCustomer({ specification, owner, customer }: Owned): string | null {
  return plainName(owner) === plainName(customer)
    ? null
    : `Specification ${specification} is that of ${owner}, not of ${customer}.`;
}
