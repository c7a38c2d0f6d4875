import { partOrder } from '../../../documents/common.ts';
import { defineContract } from '../../../documents/contract/contract.ts';
import { keptPricesSchema } from '../../../documents/reference.ts';

export const contract = defineContract({
  group: 'reference',
  name: 'list-prices',
  verb: 'price list',
  title: 'List the prices that plans reckon with: day, age, source',
  order: partOrder,
  answer: keptPricesSchema,
  act: null,
  reads: true,
  list: { set: 'Prices', rows: 'prices', key: 'of' },
  isShort: true,
  examples: [{}],
});
