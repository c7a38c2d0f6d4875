import { z } from 'zod';
import { defineContract } from '../../../documents/contract/contract.ts';
import { programmeField } from '../../../documents/contract/programme-fields.ts';
import { programmeEvaluationSchema } from '../../../documents/qualification/programme-board.ts';

export const contract = defineContract({
  group: 'qualification',
  name: 'evaluate-programme',
  title: 'Judge the gates of a programme and record what they recommend',
  order: z.strictObject({ programme: programmeField }),
  answer: programmeEvaluationSchema,
  act: 'evaluate programme',
  who: 'of a locked programme: who signs, not who made the heats or added evidence',
  button: 'Evaluate',
  examples: [{ programme: 'disk-718' }],
});
