import { defineVerb } from '../../task.ts';
import { contract } from './contract.ts';

/** Size and root of the ledger, to be noted where nobody who can change the ledger can change the note. */
export const ledgerHead = defineVerb(contract, async (_, { store }) => {
  const head = await store.head();
  const [last] = head.size === 0 ? [] : await store.records(head.size - 1, 1);
  return { format: 'remelt-ledger-head/1' as const, ...head, at: last?.record.at ?? null };
});
