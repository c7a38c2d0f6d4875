import { knownFootprint } from '../../../desk/money/heat-footprint.ts';
import { defineVerb } from '../../task.ts';
import { contract } from './contract.ts';

/** The footprint of a heat as the ledger books it now. Throws ConflictError for a heat without metal. */
export const reportFootprint = defineVerb(contract, ({ heat }, context) => knownFootprint(heat, context));
