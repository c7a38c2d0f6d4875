import { listedArrivals } from '../../../desk/arrivals/listed-arrivals.ts';
import { defineVerb } from '../../task.ts';
import { contract } from './contract.ts';

/** Files of results that arrived: those of which something waits, then with `settled` the others, the latest first. */
export const listResults = defineVerb(contract, (order, context) => listedArrivals(order, context));
