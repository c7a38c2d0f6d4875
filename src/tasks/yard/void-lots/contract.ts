import { z } from 'zod';
import { textSchema } from '../../../documents/common.ts';
import { defineContract } from '../../../documents/contract/contract.ts';
import { field } from '../../../documents/contract/field.ts';
import { reasonField, selectionFields } from '../../../documents/contract/fields.ts';
import { lotsStepSchema } from '../../../documents/yard/lots-step.ts';

export const contract = defineContract({
  group: 'yard',
  name: 'void-lots',
  verb: 'lot undo',
  title: 'Take back the receipt of several lots, as after a wrong import; both stay in the ledger',
  button: 'Take back',
  order: z.strictObject({
    lots: field(z.array(textSchema).min(1).max(5000), {
      ...{ label: 'Lots', help: 'ids of the lots', from: 'lots', argument: 1, unshown: true },
    }),
    reason: reasonField({ help: 'why they were not received so', takes: 'reason' }),
    dryRun: selectionFields.dryRun,
  }),
  answer: lotsStepSchema,
  act: 'correct record',
  who: 'who takes it back: quality',
  exit: ({ lots }) => (lots.every(({ outcome }) => outcome === 'void') ? 0 : 3),
  examples: [{ lots: ['R-1001', 'R-1002'], reason: 'sheet of another supplier' }],
  exampleBy: 'p-qual',
});
