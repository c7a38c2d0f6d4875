import { z } from 'zod';
import { defineContract } from '../../../documents/contract/contract.ts';
import { lotField, reasonField } from '../../../documents/contract/fields.ts';
import { lotSchema } from '../../../documents/yard/stock.ts';

export const contract = defineContract({
  group: 'yard',
  name: 'hold-lot',
  verb: 'lot hold',
  title: 'Put a lot on hold, or back on hold',
  order: z.strictObject({ lot: lotField, reason: reasonField({ argument: 2 }) }),
  answer: lotSchema,
  act: 'hold lot',
  who: 'who holds it',
  button: 'Put on hold',
  examples: [{ lot: 'R-1001', reason: 'oil found in the second drum' }],
});
