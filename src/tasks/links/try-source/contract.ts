import { z } from 'zod';
import { textSchema } from '../../../documents/common.ts';
import { defineContract } from '../../../documents/contract/contract.ts';
import { field } from '../../../documents/contract/field.ts';
import { sourceTriedSchema } from '../../../documents/links/sources.ts';

export const contract = defineContract({
  group: 'links',
  name: 'try-source',
  verb: 'source test',
  title: 'Listen to a source for at most 5 s and say what it said; nothing is booked',
  order: z.strictObject({
    source: field(textSchema, { label: 'Source', help: 'as it was entered', argument: 1 }),
  }),
  answer: sourceTriedSchema,
  act: 'keep register',
  who: 'who tries it',
  button: 'Try it',
  examples: [{ source: 'oes-1' }],
  exampleBy: 'p-qual',
});
