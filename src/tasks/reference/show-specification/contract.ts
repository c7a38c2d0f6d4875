import { z } from 'zod';
import { textSchema } from '../../../documents/common.ts';
import { defineContract } from '../../../documents/contract/contract.ts';
import { field } from '../../../documents/contract/field.ts';
import { keptSpecificationSchema } from '../../../documents/reference.ts';

export const contract = defineContract({
  group: 'reference',
  name: 'show-specification',
  verb: 'spec show',
  title: 'Show a controlled specification: its limits, who entered it and who compared it',
  order: z.strictObject({
    name: field(textSchema, {
      label: 'Specification',
      help: 'number and revision, such as "CUST-718-A rev 3"',
      argument: 1,
    }),
  }),
  answer: keptSpecificationSchema,
  act: null,
  reads: true,
  forVisitors: true,
  examples: [{ name: 'CUST-718-A rev 3' }],
});
