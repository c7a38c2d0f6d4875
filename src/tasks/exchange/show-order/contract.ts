import { z } from 'zod';
import { textSchema } from '../../../documents/common.ts';
import { defineContract } from '../../../documents/contract/contract.ts';
import { field } from '../../../documents/contract/field.ts';
import { tradeHistorySchema } from '../../../documents/exchange/trade.ts';

export const contract = defineContract({
  group: 'exchange',
  name: 'show-order',
  verb: 'order show',
  title: 'Show an order with every version of it: who sent it, and what it changed',
  order: z.strictObject({
    order: field(textSchema, { label: 'Order', help: 'its number', argument: 1 }),
  }),
  answer: tradeHistorySchema,
  act: null,
  reads: true,
  examples: [{ order: '4500012' }],
});
