import { ConflictError } from '../../../foundation/errors.ts';
import { defineVerb } from '../../task.ts';
import { contract } from './contract.ts';

/**
 * Puts a part that failed back among those that wait. Throws NotFoundError for one that is not on the list, ConflictError where no hosts
 * compute parts.
 */
export const retryPart = defineVerb(contract, async ({ part }, { hosts }) => {
  if (!hosts)
    throw new ConflictError('no hosts compute parts for this ledger', {
      path: 'part',
      allowed: 'a ledger on PostgreSQL',
      cure: 'ask for the calculation again: the threads of this program compute it',
    });
  await hosts.retry(part);
  return hosts.state();
});
