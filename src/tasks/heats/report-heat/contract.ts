import { z } from 'zod';
import { defineContract } from '../../../documents/contract/contract.ts';
import { heatField } from '../../../documents/contract/fields.ts';
import { pageSchema } from '../../../documents/page.ts';

export const contract = defineContract({
  group: 'heats',
  name: 'report-heat',
  verb: 'heat show',
  title: 'Show a heat: charge, prediction, measurements, decision and origin of the metal, on one page',
  order: z.strictObject({ heat: heatField }),
  answer: pageSchema,
  act: null,
  reads: true,
  forVisitors: true,
  examples: [{ heat: 'H26-001' }],
});
