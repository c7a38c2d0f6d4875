import { defineVerb } from '../../task.ts';
import { standingOf } from '../standing-in-ledger.ts';
import { contract } from './contract.ts';

/** Throws NotFoundError for a certificate that was not issued. */
export const certificateStanding = defineVerb(contract, async (named, { store }) => standingOf(named, store));
