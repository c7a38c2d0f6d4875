import { z } from 'zod';
import { textSchema } from '../../../documents/common.ts';
import { defineContract } from '../../../documents/contract/contract.ts';
import { field } from '../../../documents/contract/field.ts';
import { lotField, methodField } from '../../../documents/contract/fields.ts';
import { anotherAnalysisSchema } from '../../../documents/yard/lot-answers.ts';

export const contract = defineContract({
  group: 'yard',
  name: 'value-analysis',
  verb: 'lot another-analysis',
  title: 'Show what one more analysis of a lot would sharpen: spread before and after; records nothing',
  order: z.strictObject({
    lot: lotField,
    method: methodField,
    laboratory: field(textSchema.exactOptional(), {
      label: 'Laboratory',
      help: 'who would measure; default: own',
      from: 'laboratories',
      takes: 'name',
    }),
    increments: field(z.number().exactOptional(), {
      label: 'Increments',
      help: 'increments of the sample',
    }),
  }),
  answer: anotherAnalysisSchema,
  act: null,
  reads: true,
  examples: [{ lot: 'R-1001', method: 'ICP-OES', laboratory: 'lab B' }],
});
