import { z } from 'zod';
import { defineContract } from '../../../documents/contract/contract.ts';
import { yieldsSchema } from '../../../documents/heats/heats.ts';

export const contract = defineContract({
  group: 'heats',
  name: 'learn-yields',
  verb: 'yields',
  title: 'Learn metal yields by form and supplier from the recorded heats',
  order: z.strictObject({}),
  answer: yieldsSchema,
  act: null,
  reads: true,
  examples: [{}],
});
