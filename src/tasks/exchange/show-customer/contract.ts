import { z } from 'zod';
import { textSchema } from '../../../documents/common.ts';
import { defineContract } from '../../../documents/contract/contract.ts';
import { field } from '../../../documents/contract/field.ts';
import { tradeHistorySchema } from '../../../documents/exchange/trade.ts';

export const contract = defineContract({
  group: 'exchange',
  name: 'show-customer',
  verb: 'customer show',
  title: 'Show a customer with every version of it: who sent it, and what it changed',
  order: z.strictObject({
    customer: field(textSchema, { label: 'Customer', help: 'its number', argument: 1 }),
  }),
  answer: tradeHistorySchema,
  act: null,
  reads: true,
  examples: [{ customer: 'C-7' }],
});
