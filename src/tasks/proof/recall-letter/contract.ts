import { z } from 'zod';
import { nameSchema } from '../../../documents/common.ts';
import { defineContract } from '../../../documents/contract/contract.ts';
import { field } from '../../../documents/contract/field.ts';
import { recallFields, recallNumber, recallPapers } from '../../../documents/contract/proof-fields.ts';
import { recallSchema } from '../../../documents/proof/recall.ts';

export const contract = defineContract({
  group: 'proof',
  name: 'recall-letter',
  verb: 'recall',
  chosenBy: ['--letter'],
  title: 'Write the notice of escape of a recall to one customer',
  order: z.strictObject({
    ...recallFields,
    customer: field(nameSchema, {
      label: 'Customer',
      help: 'show the notice of escape to this customer alone; with --number that of a recall on record',
      option: 'letter',
      takes: 'customer',
    }),
    number: recallNumber,
  }),
  answer: recallSchema,
  act: null,
  reads: true,
  ...recallPapers,
  examples: [{ of: 'lot:R-1001', customer: 'X' }],
});
