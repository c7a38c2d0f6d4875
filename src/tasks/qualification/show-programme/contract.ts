import { z } from 'zod';
import { defineContract } from '../../../documents/contract/contract.ts';
import { programmeField } from '../../../documents/contract/programme-fields.ts';
import { programmeBoardSchema } from '../../../documents/qualification/programme-board.ts';

export const contract = defineContract({
  group: 'qualification',
  name: 'show-programme',
  verb: 'qualify status',
  chosenBy: ['<programme>'],
  title: 'Show a programme as a board of properties and gates',
  order: z.strictObject({ programme: programmeField }),
  answer: programmeBoardSchema,
  act: null,
  reads: true,
  forVisitors: true,
  examples: [{ programme: 'disk-718' }],
});
