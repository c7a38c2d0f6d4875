import { ledgerVerifySchema } from '../../../documents/ledger-check.ts';
import { verifyLedgerOrder } from '../../../documents/orders/proof.ts';
import { counted } from '../../../foundation/quantity/format.ts';
import { defineTask } from '../../task.ts';

/** Recomputes every hash, link and balance of the ledger; reports, never mends. */
export const verifyLedger = defineTask({
  name: 'verify-ledger',
  title: 'Verify the ledger: recompute every hash, link and balance',
  order: verifyLedgerOrder,
  answer: ledgerVerifySchema,
  act: null,
  reads: true,
  forVisitors: true,
  run: async ({ noted }, { store, onProgress }) => {
    const { size } = await store.head();
    onProgress?.(`reading ${counted(size, 'record')}`);
    return {
      format: 'remelt-ledger-verify/1' as const,
      ...(await store.verify(noted, onProgress)),
    };
  },
});
