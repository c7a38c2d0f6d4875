import { z } from 'zod';
import { textSchema } from '../../../documents/common.ts';
import { defineContract } from '../../../documents/contract/contract.ts';
import { field } from '../../../documents/contract/field.ts';
import { listFields } from '../../../documents/contract/fields.ts';
import { printedLabelsSchema } from '../../../documents/labels.ts';
import { LABEL_KINDS } from '../../../metal/alloy/words.ts';

export const contract = defineContract({
  group: 'links',
  name: 'list-labels',
  verb: 'label list',
  title: 'List the labels that were printed, the latest first, and how often each was',
  order: z.strictObject({
    of: field(textSchema.exactOptional(), {
      ...{ label: 'Of', takes: 'metal', argument: 1 },
      help: 'only labels of this lot, heat or ingot and of its samples and pallets',
    }),
    kind: field(z.enum(LABEL_KINDS).exactOptional(), { label: 'Kind', help: 'only labels of this kind' }),
    again: field(z.literal(true).exactOptional(), {
      ...{ label: 'Printed again', help: 'only those that were printed more than once' },
    }),
    ...listFields,
  }),
  answer: printedLabelsSchema,
  act: null,
  reads: true,
  list: { set: 'Labels', rows: 'labels', key: 'name' },
  examples: [{}, { of: 'R-1001' }, { again: true }],
});
