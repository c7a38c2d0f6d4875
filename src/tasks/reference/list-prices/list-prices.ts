import { keptPrices } from '../../../desk/money/kept-prices.ts';
import { partOf } from '../../../desk/part-of-list.ts';
import { defineVerb } from '../../task.ts';
import { contract } from './contract.ts';

/** The prices that plans reckon with, with day, age and source; those that were set stand first. */
export const listPrices = defineVerb(contract, async (order, context) => {
  const { prices, ...kept } = await keptPrices(context);
  const { rows, ...part } = partOf(prices, order);
  return { ...kept, ...part, prices: rows };
});
