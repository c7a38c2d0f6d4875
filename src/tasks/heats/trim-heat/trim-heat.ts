import { defineVerb } from '../../task.ts';
import { trimOf } from '../trim-of-heat.ts';
import { contract } from './contract.ts';

/** What to add to a heat in the furnace; what `trimOf` works out, and throws. */
export const trimHeat = defineVerb(contract, async (order, context) => (await trimOf(order, context)).output);
