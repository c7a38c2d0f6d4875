import { z } from 'zod';
import { defineContract } from '../../../documents/contract/contract.ts';
import { yardOrdersField } from '../../../documents/contract/fields.ts';
import { yardValueSchema } from '../../../documents/yard/yard-value.ts';

export const contract = defineContract({
  group: 'yard',
  name: 'value-yard',
  title: 'Rank the lots of the yard by unpaid Re, Hf, Ta and Nb, with what one may pay for each',
  order: z.strictObject({ orders: yardOrdersField }),
  answer: yardValueSchema,
  act: null,
  reads: true,
  examples: [{}],
});
