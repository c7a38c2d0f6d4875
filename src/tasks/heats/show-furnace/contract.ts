import { z } from 'zod';
import { defineContract } from '../../../documents/contract/contract.ts';
import { furnaceField } from '../../../documents/contract/fields.ts';
import { furnaceAnswerSchema } from '../../../documents/heats/furnaces.ts';

export const contract = defineContract({
  group: 'heats',
  name: 'show-furnace',
  verb: 'furnace show',
  title: 'Show a furnace: its calibration, drift, the life of its lining, and what to do next',
  order: z.strictObject({ furnace: furnaceField }),
  answer: furnaceAnswerSchema,
  act: null,
  reads: true,
  forVisitors: true,
  examples: [{ furnace: 'VIM-500' }],
});
