import { z } from 'zod';
import { defineContract } from '../../../documents/contract/contract.ts';
import { programmeField } from '../../../documents/contract/programme-fields.ts';
import { programmeDocumentSchema } from '../../../documents/qualification/programme-board.ts';

export const contract = defineContract({
  group: 'qualification',
  name: 'programme-document',
  title: 'Put together the document of a programme with its qualified heats',
  order: z.strictObject({ programme: programmeField }),
  answer: programmeDocumentSchema,
  act: null,
  reads: true,
  examples: [{ programme: 'disk-718' }],
});
