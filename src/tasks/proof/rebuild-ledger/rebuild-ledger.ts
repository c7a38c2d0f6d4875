import { ledgerRebuildSchema } from '../../../documents/ledger-check.ts';
import { rebuildLedgerOrder } from '../../../documents/orders/proof.ts';
import { defineTask } from '../../task.ts';

/** Throws the derived tables away and makes them anew from the record bytes; says whether they were the same. */
export const rebuildLedger = defineTask({
  name: 'rebuild-ledger',
  title: 'Rebuild the balances from the records',
  order: rebuildLedgerOrder,
  answer: ledgerRebuildSchema,
  act: null,
  run: async (_, { store }) => ({ format: 'remelt-ledger-rebuild/1' as const, ...(await store.rebuild()) }),
});
