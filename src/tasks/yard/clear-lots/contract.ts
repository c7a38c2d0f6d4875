import { z } from 'zod';
import { reasonSchema } from '../../../documents/common.ts';
import { defineContract } from '../../../documents/contract/contract.ts';
import { field } from '../../../documents/contract/field.ts';
import { selectionFields } from '../../../documents/contract/fields.ts';
import { lotsStepSchema } from '../../../documents/yard/lots-step.ts';

export const contract = defineContract({
  group: 'yard',
  name: 'clear-lots',
  title: 'Clear several lots that passed the gate and were identified',
  order: z.strictObject({
    ...selectionFields,
    despite: field(reasonSchema.exactOptional(), {
      label: 'Why they are cleared all the same',
      help: 'of several: why lots in doubt, or identified as another grade than declared, are cleared too',
      takes: 'words',
    }),
  }),
  answer: lotsStepSchema,
  act: 'clear lot',
  exit: ({ lots }) => (lots.every(({ outcome }) => outcome === 'cleared') ? 0 : 3),
  examples: [{ which: 'identified' }],
});
