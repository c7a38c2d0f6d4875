import { listPricesOrder } from '../../documents/orders/reference.ts';
import { keptPricesSchema } from '../../documents/reference.ts';
import { partOf } from '../part-of-list.ts';
import { defineTask } from '../task.ts';
import { keptPrices } from './kept-prices.ts';

/** The prices that plans reckon with, with day, age and source; those that were set stand first. */
export const listPrices = defineTask({
  name: 'list-prices',
  title: 'List the prices that plans reckon with',
  order: listPricesOrder,
  answer: keptPricesSchema,
  act: null,
  reads: true,
  isShort: true,
  run: async (order, context) => {
    const { prices, ...kept } = await keptPrices(context);
    const { rows, ...part } = partOf(prices, order);
    return { ...kept, ...part, prices: rows };
  },
});
