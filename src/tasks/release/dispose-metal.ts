import { ForbiddenError } from '../../foundation/errors.ts';
import type { Subject } from '../../metal/alloy/words.ts';
import type { TaskContext } from '../context.ts';
import { signerOf } from './signer.ts';

/** What may become of metal that failed, in the words of the trade, and the word that the ledger has for it. */
export const DISPOSAL = {
  rework: 'remelt',
  regrade: 'downgrade',
  return: 'return-to-supplier',
  sell: 'sell',
  scrap: 'scrap',
} as const;

export interface Disposal {
  readonly of: Subject;
  readonly as: keyof typeof DISPOSAL | 'use-as-is';
  readonly reason: string;
  readonly by: string;
  /** Needed for use-as-is: the customer's number, and what exactly it covers. */
  readonly concession?: { readonly number: string; readonly scope: string; readonly customer: string };
}

/**
 * Decides what becomes of metal that did not pass; a FAIL stays a FAIL. Use-as-is is the customer's decision: with
 * its concession number and scope it is recorded as metal sold below its specification, and no certificate says
 * otherwise. Throws ForbiddenError for a person without the role, and for use-as-is without a concession.
 */
export async function disposeMetal(disposal: Disposal, context: TaskContext): Promise<void> {
  const { store, clock } = context;
  const now = clock().toISOString();
  signerOf(disposal.by, 'dispose of metal', context);
  const { concession } = disposal;
  if (disposal.as === 'use-as-is' && !(concession?.number && concession.scope && concession.customer))
    throw new ForbiddenError('use-as-is needs a concession of the customer', {
      path: 'concession',
      allowed: 'customer, number and scope of the concession',
      cure: 'ask the customer, or rework, regrade, return or scrap it',
    });
  const granted =
    disposal.as === 'use-as-is' && concession
      ? `use-as-is under concession ${concession.number} of ${concession.customer}, scope: ${concession.scope}; `
      : '';
  await store.execute({
    type: 'dispose',
    of: disposal.of,
    disposition: disposal.as === 'use-as-is' ? 'sell' : DISPOSAL[disposal.as],
    reason: `${granted}${disposal.reason}`,
    by: disposal.by,
    happenedAt: now,
  });
}
