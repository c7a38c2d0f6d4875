import { z } from 'zod';
import { textSchema } from '../../../documents/common.ts';
import { defineContract } from '../../../documents/contract/contract.ts';
import { field } from '../../../documents/contract/field.ts';
import { selectionFields } from '../../../documents/contract/fields.ts';
import { lotsStepSchema } from '../../../documents/yard/lots-step.ts';

export const contract = defineContract({
  group: 'yard',
  name: 'wash-lots',
  verb: 'lot wash',
  title: 'Book that oily lots were washed together and not weighed afterwards; identify them again',
  order: z.strictObject({
    ...selectionFields,
    lots: field(z.array(textSchema).min(1).max(5000).exactOptional(), {
      ...{ label: 'Lots', help: 'lots that were washed', from: 'lots' },
      ...{ reads: 'names', takes: 'lots', argument: 1 },
    }),
  }),
  answer: lotsStepSchema,
  act: 'prepare lot',
  who: 'who washed them',
  exit: ({ lots }) => (lots.every(({ outcome }) => outcome === 'washed') ? 0 : 3),
  examples: [{ lots: ['R-1001', 'R-1002'] }],
});
