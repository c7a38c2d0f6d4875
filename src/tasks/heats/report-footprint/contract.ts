import { z } from 'zod';
import { defineContract } from '../../../documents/contract/contract.ts';
import { heatField } from '../../../documents/contract/fields.ts';
import { heatFootprintSchema } from '../../../documents/heats/heat-footprint.ts';

export const contract = defineContract({
  group: 'heats',
  name: 'report-footprint',
  title: 'Show the footprint of a heat, and what of it is measured, modelled and assumed',
  order: z.strictObject({ heat: heatField }),
  answer: heatFootprintSchema,
  act: null,
  reads: true,
  forVisitors: true,
  examples: [{ heat: 'H26-001' }],
});
