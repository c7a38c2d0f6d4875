import { z } from 'zod';
import { defineContract } from '../../../documents/contract/contract.ts';
import { selectionFields } from '../../../documents/contract/fields.ts';
import { lotsStepSchema } from '../../../documents/yard/lots-step.ts';

export const contract = defineContract({
  group: 'yard',
  name: 'identify-lots',
  title: 'Identify the grades of several lots together',
  order: z.strictObject(selectionFields),
  answer: lotsStepSchema,
  act: 'identify lot',
  exit: ({ lots }) => (lots.every(({ outcome }) => outcome === 'identified') ? 0 : 3),
  examples: [{ which: 'new' }],
});
