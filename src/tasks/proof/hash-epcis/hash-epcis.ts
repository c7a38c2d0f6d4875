import { eventHashes } from '../../../evidence/proof/epcis/event-hash.ts';
import { defineVerb } from '../../task.ts';
import { contract } from './contract.ts';

/** The names that the Core Business Vocabulary gives the events of a document. They prove nothing. Opens no ledger. */
export const hashEpcis = defineVerb(contract, async ({ document }) => eventHashes(document));
