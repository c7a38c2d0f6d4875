import { ledgerInitSchema } from '../../documents/ledger-check.ts';
import { initLedgerOrder } from '../../documents/orders/proof.ts';
import { ConflictError } from '../../foundation/errors.ts';
import { defineTask } from '../task.ts';

/** Makes the ledger of a plant, empty. Throws ConflictError where one with records stands already: it is left as it is. */
export const initLedger = defineTask({
  name: 'init-ledger',
  title: 'Make the ledger of a plant',
  order: initLedgerOrder,
  answer: ledgerInitSchema,
  act: null,
  run: async (_, { store }) => {
    const head = await store.head();
    if (head.size === 0) return { format: 'remelt-ledger-init/1' as const, head };
    throw new ConflictError(`there is a ledger of ${head.size} records here already`, {
      value: head.size,
      unit: 'records',
      allowed: 'a place without a ledger',
      cure: 'use it as it is, or name another folder in REMELT_FOLDER',
    });
  },
});
