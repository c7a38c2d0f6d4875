import { z } from 'zod';
import { defineContract } from '../../../documents/contract/contract.ts';
import { field } from '../../../documents/contract/field.ts';
import { heatField } from '../../../documents/contract/fields.ts';
import { comparedHeatSchema } from '../../../documents/heats/heats.ts';

export const contract = defineContract({
  group: 'heats',
  name: 'compare-heat',
  title: 'Compare the prediction of a heat with its measurements',
  order: z.strictObject({
    heat: heatField,
    asCharged: field(z.literal(true).exactOptional(), {
      label: 'As charged',
      help: 'also what the charge comes to as it was weighed, which takes seconds through a route',
      unshown: true,
    }),
  }),
  answer: comparedHeatSchema,
  act: null,
  reads: true,
  forVisitors: true,
  examples: [{ heat: 'H26-001' }],
});
