import { z } from 'zod';
import { defineContract } from '../../../documents/contract/contract.ts';
import { lotField, yardOrdersField } from '../../../documents/contract/fields.ts';
import { valueOutputSchema } from '../../../documents/yard/value.ts';

export const contract = defineContract({
  group: 'yard',
  name: 'value-lot',
  title: 'Say what a lot is worth to the orders of the plant, and the most that may be paid for it',
  order: z.strictObject({ lot: lotField, orders: yardOrdersField }),
  answer: valueOutputSchema,
  act: null,
  reads: true,
  examples: [{ lot: 'R-1001' }],
});
