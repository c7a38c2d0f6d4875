import { z } from 'zod';
import { textSchema } from '../../../documents/common.ts';
import { defineContract } from '../../../documents/contract/contract.ts';
import { field } from '../../../documents/contract/field.ts';
import { controlsSchema } from '../../../documents/results/controls.ts';

export const contract = defineContract({
  group: 'links',
  name: 'show-controls',
  verb: 'results controls',
  title: 'Show the control samples of a method: a chart for each element, and the rules that rest on them',
  order: z.strictObject({
    method: field(textSchema, { label: 'Method', help: 'such as OES', from: 'methods', argument: 1 }),
  }),
  answer: controlsSchema,
  act: null,
  reads: true,
  examples: [{ method: 'OES' }],
});
