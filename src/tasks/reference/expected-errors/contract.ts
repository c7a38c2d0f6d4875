import { z } from 'zod';
import { defineContract } from '../../../documents/contract/contract.ts';
import { expectedErrorsSchema } from '../../../documents/heats/expected-errors.ts';

export const contract = defineContract({
  group: 'reference',
  name: 'expected-errors',
  verb: 'expected-errors',
  title: 'Show how far predictions were from published heats, by operation and element',
  order: z.strictObject({}),
  answer: expectedErrorsSchema,
  act: null,
  reads: true,
  forVisitors: true,
  examples: [{}],
});
