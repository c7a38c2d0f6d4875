import { epcisReadingSchema } from '../../documents/epcis.ts';
import { readEpcisOrder } from '../../documents/orders/epcis.ts';
import { eventHashes, eventsOf } from '../../evidence/proof/epcis/event-hash.ts';
import { defineTask } from '../task.ts';
import { lotsOfEpcis } from './epcis-lots.ts';

/**
 * What an EPCIS document of a supplier says came, as rows that `book-returns` takes. Books nothing and opens no ledger. Throws
 * InputError naming event and field for everything that is wrong, all at once.
 */
export const readEpcis = defineTask({
  name: 'read-epcis',
  title: 'Read the lots that a supplier announces as EPCIS 2.0 events; books nothing',
  order: readEpcisOrder,
  answer: epcisReadingSchema,
  act: null,
  reads: true,
  run: async ({ document, ...order }, { compute, clock }) => {
    const events = eventsOf(document);
    const { hashes } = eventHashes(document);
    return lotsOfEpcis({ events, hashes }, order, { forms: [...compute.facts().forms.keys()], now: clock() });
  },
});
