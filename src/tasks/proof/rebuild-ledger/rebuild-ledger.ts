import { defineVerb } from '../../task.ts';
import { contract } from './contract.ts';

/** Throws the derived tables away and makes them anew from the record bytes; says whether they were the same. */
export const rebuildLedger = defineVerb(contract, async (_, { store }) => ({
  format: 'remelt-ledger-rebuild/1' as const,
  ...(await store.rebuild()),
}));
