import { z } from 'zod';
import { defineContract } from '../../../documents/contract/contract.ts';
import { heatField } from '../../../documents/contract/fields.ts';
import { keptLogSchema } from '../../../documents/heats/kept-log.ts';

export const contract = defineContract({
  group: 'heats',
  name: 'show-log',
  verb: 'heat show-log',
  title:
    'Show the furnace log that counts of a heat beside its plan: curves, gaps, its file, and what it is used for',
  order: z.strictObject({ heat: heatField }),
  answer: keptLogSchema,
  act: null,
  reads: true,
  examples: [{ heat: 'H26-001' }],
});
