import { z } from 'zod';
import { defineContract } from '../../../documents/contract/contract.ts';
import { confirmField, heatField } from '../../../documents/contract/fields.ts';
import { costPostingSchema } from '../../../documents/exchange/cost-posting.ts';

export const contract = defineContract({
  group: 'exchange',
  name: 'post-cost',
  verb: 'heat post-cost',
  title: 'Post what a poured heat cost, item by item, for whoever keeps the books',
  order: z.strictObject({ heat: heatField, confirm: confirmField }),
  answer: costPostingSchema,
  act: 'post cost',
  who: 'who posts it',
  button: 'Post the cost',
  confirms: {
    question: 'post this cost?',
    option: 'yes',
    help: 'post what is shown without asking',
  },
  isBooked: ({ seq }) => seq !== null,
  examples: [{ heat: 'H26-001' }],
  exampleBy: 'p-plan',
});
