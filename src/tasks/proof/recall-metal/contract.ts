import { z } from 'zod';
import { defineContract } from '../../../documents/contract/contract.ts';
import { recallFields, recallPapers } from '../../../documents/contract/proof-fields.ts';
import { recallSchema } from '../../../documents/proof/recall.ts';

export const contract = defineContract({
  group: 'proof',
  name: 'recall-metal',
  verb: 'recall',
  title:
    'List everything that metal of a lot, heat, supplier or laboratory run reached, with letters to customers',
  order: z.strictObject(recallFields),
  answer: recallSchema,
  act: null,
  reads: true,
  ...recallPapers,
  examples: [{ of: 'lot:R-1001' }],
});
