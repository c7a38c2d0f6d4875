import { z } from 'zod';
import { defineContract } from '../../../documents/contract/contract.ts';
import { field } from '../../../documents/contract/field.ts';
import { reasonField } from '../../../documents/contract/fields.ts';
import { recallFields, recallNumber, recallPapers } from '../../../documents/contract/proof-fields.ts';
import { recallSchema } from '../../../documents/proof/recall.ts';

export const contract = defineContract({
  group: 'proof',
  name: 'record-recall',
  verb: 'recall',
  chosenBy: ['--hold', '--record'],
  title: 'Recall metal: put what is in the yard on hold, and record what it reached',
  order: z.strictObject({
    ...recallFields,
    reason: reasonField(),
    hold: field(z.boolean().exactOptional(), {
      label: 'Hold',
      help: 'put what is still in the yard on hold, all or nothing',
    }),
    record: field(z.boolean().exactOptional(), {
      label: 'Record',
      help: 'record the recall with the proof that nothing was left out',
    }),
    number: recallNumber,
  }),
  answer: recallSchema,
  act: 'record recall',
  who: 'who recalls',
  button: 'Put on hold and record',
  ...recallPapers,
  examples: [{ of: 'lot:R-1001', hold: true, record: true, reason: 'lead found' }],
  exampleBy: 'p-qual',
});
