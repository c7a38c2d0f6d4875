import { z } from 'zod';
import { defineContract } from '../../../documents/contract/contract.ts';
import { field } from '../../../documents/contract/field.ts';
import { buttonSampleSchema } from '../../../documents/yard/lot-answers.ts';

export const contract = defineContract({
  group: 'yard',
  name: 'button-sample',
  verb: 'lot button-sample',
  title: 'Show the mass of the riffled sample of turnings whose melted button stands for the lot',
  order: z.strictObject({
    chip_g: field(z.number().min(0).default(0.1), {
      label: 'Mass of one chip',
      help: 'mass of one chip [g]; default 0.1',
      unit: 'g',
      option: 'chip-g',
      takes: 'mass',
    }),
    strayShare: field(z.number().min(0).max(1).default(0.1), {
      label: 'Share of strays',
      help: 'share of strays by mass; default 0.1',
      option: 'stray',
      takes: 'share',
    }),
    accepted: field(z.number().positive().default(0.003), {
      label: 'Accepted spread',
      help: 'accepted standard deviation of that share; default 0.003',
      takes: 'sd',
    }),
  }),
  answer: buttonSampleSchema,
  act: null,
  reads: true,
  forVisitors: true,
  examples: [{ chip_g: 0.1, strayShare: 0.1, accepted: 0.003 }],
});
