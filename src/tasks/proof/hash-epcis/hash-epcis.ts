import { epcisHashesSchema } from '../../../documents/epcis.ts';
import { hashEpcisOrder } from '../../../documents/orders/epcis.ts';
import { eventHashes } from '../../../evidence/proof/epcis/event-hash.ts';
import { defineTask } from '../../task.ts';

/** The names that the Core Business Vocabulary gives the events of a document. They prove nothing. Opens no ledger. */
export const hashEpcis = defineTask({
  name: 'hash-epcis',
  title: 'Hash the events of an EPCIS 2.0 document',
  order: hashEpcisOrder,
  answer: epcisHashesSchema,
  act: null,
  reads: true,
  forVisitors: true,
  run: async ({ document }) => eventHashes(document),
});
