import { z } from 'zod';
import { defineContract } from '../../../documents/contract/contract.ts';
import { lotField } from '../../../documents/contract/fields.ts';
import { identifiedLotSchema } from '../../../documents/yard/lot-answers.ts';

export const contract = defineContract({
  group: 'yard',
  name: 'identify-lot',
  title: 'Identify the grade of a lot from all its analyses',
  order: z.strictObject({ lot: lotField }),
  answer: identifiedLotSchema,
  act: 'identify lot',
  who: 'who identifies it',
  button: 'Identify',
  exit: ({ verdict }) => (verdict === 'identified' ? 0 : 3),
  examples: [{ lot: 'R-1001' }],
});
