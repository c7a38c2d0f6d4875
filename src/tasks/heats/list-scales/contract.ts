import { z } from 'zod';
import { defineContract } from '../../../documents/contract/contract.ts';
import { scalesSchema } from '../../../documents/yard/scale.ts';

export const contract = defineContract({
  group: 'heats',
  name: 'list-scales',
  title: 'List the scales of the plant, their calibration, and which of them can be read',
  order: z.strictObject({}),
  answer: scalesSchema,
  act: null,
  reads: true,
  list: { set: 'Scales', rows: 'scales', key: 'scale' },
  forVisitors: true,
  examples: [{}],
});
