import { z } from 'zod';
import { nameSchema } from '../../../documents/common.ts';
import { defineContract } from '../../../documents/contract/contract.ts';
import { field } from '../../../documents/contract/field.ts';
import { methodField, resultsField, whyField } from '../../../documents/contract/fields.ts';
import { controlsSchema } from '../../../documents/results/controls.ts';

export const contract = defineContract({
  group: 'links',
  name: 'enter-control',
  verb: 'results control',
  title: 'Say what a control sample holds: its charts have these limits, and rules rest on it',
  order: z.strictObject({
    control: field(nameSchema, {
      label: 'Control sample',
      help: 'its name, as the instrument prints it',
      argument: 1,
    }),
    results: resultsField,
    method: methodField,
    spread: field(z.number().gt(0).max(0.5).exactOptional(), {
      label: 'Standard deviation',
      unit: '%',
      per: 0.01,
      help: 'of each content, where none is printed with it; default that of the method',
    }),
    reason: whyField,
  }),
  answer: controlsSchema,
  act: 'keep register',
  who: 'who enters it',
  button: 'Keep the control sample',
  examples: [
    {
      control: 'RM-718',
      results: [{ element: 'Cr', text: '18.40', unit: 'wt%' }],
      method: 'OES',
    },
  ],
  exampleBy: 'p-qual',
});
