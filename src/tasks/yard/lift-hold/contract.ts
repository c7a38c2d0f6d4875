import { z } from 'zod';
import { defineContract } from '../../../documents/contract/contract.ts';
import { lotField, reasonField } from '../../../documents/contract/fields.ts';
import { lotSchema } from '../../../documents/yard/stock.ts';

export const contract = defineContract({
  group: 'yard',
  name: 'lift-hold',
  verb: 'lot lift',
  title: 'Propose to lift a hold that a person set; another person then clears the lot',
  order: z.strictObject({
    lot: lotField,
    reason: reasonField({ argument: 2, help: 'why the hold may be lifted' }),
  }),
  answer: lotSchema,
  act: 'lift hold',
  who: 'who proposes it',
  button: 'Propose to lift the hold',
  examples: [{ lot: 'R-1001', reason: 'the drum was emptied and washed' }],
  exampleBy: 'p-lab',
});
