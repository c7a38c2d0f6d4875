import { z } from 'zod';
import { defineContract } from '../../../documents/contract/contract.ts';
import { arrivalField } from '../../../documents/contract/result-fields.ts';
import { arrivalSchema } from '../../../documents/results/arrival.ts';

export const contract = defineContract({
  group: 'links',
  name: 'show-results',
  verb: 'results show',
  title: 'Show a file of results: whose its samples are, what would be booked, and what is asked',
  order: z.strictObject({ arrival: arrivalField }),
  answer: arrivalSchema,
  act: null,
  reads: true,
  examples: [{ arrival: 'run-17.csv' }],
});
