import { ledgerHeadSchema } from '../../../documents/ledger-check.ts';
import { ledgerHeadOrder } from '../../../documents/orders/proof.ts';
import { defineTask } from '../../task.ts';

/** Size and root of the ledger, to be noted where nobody who can change the ledger can change the note. */
export const ledgerHead = defineTask({
  name: 'ledger-head',
  title: 'Show size and root of the ledger, to be noted elsewhere',
  order: ledgerHeadOrder,
  answer: ledgerHeadSchema,
  act: null,
  reads: true,
  forVisitors: true,
  run: async (_, { store }) => {
    const head = await store.head();
    const [last] = head.size === 0 ? [] : await store.records(head.size - 1, 1);
    return { format: 'remelt-ledger-head/1' as const, ...head, at: last?.record.at ?? null };
  },
});
