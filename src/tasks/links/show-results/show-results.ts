import { arrivalOf } from '../../../desk/arrivals/arrival-of.ts';
import { knownArrival } from '../../../desk/arrivals/known-arrival.ts';
import { defineVerb } from '../../task.ts';
import { contract } from './contract.ts';

/** A file of results as it stands now. Throws NotFoundError for one that never arrived. */
export const showResults = defineVerb(contract, async ({ arrival }, context) =>
  arrivalOf(await knownArrival(arrival, context), context),
);
