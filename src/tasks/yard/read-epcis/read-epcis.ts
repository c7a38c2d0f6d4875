import { eventHashes, eventsOf } from '../../../evidence/proof/epcis/event-hash.ts';
import { defineVerb } from '../../task.ts';
import { contract } from './contract.ts';
import { lotsOfEpcis } from './epcis-lots.ts';

/**
 * What an EPCIS document of a supplier says came, as rows that `book-returns` takes. Books nothing and opens no ledger. Throws
 * InputError naming event and field for everything that is wrong, all at once.
 */
export const readEpcis = defineVerb(contract, async ({ document, ...order }, { compute, clock }) => {
  const events = eventsOf(document);
  const { hashes } = eventHashes(document);
  return lotsOfEpcis({ events, hashes }, order, { forms: [...compute.facts().forms.keys()], now: clock() });
});
