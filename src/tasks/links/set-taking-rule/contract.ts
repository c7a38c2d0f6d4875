import { z } from 'zod';
import { newIdSchema, textSchema } from '../../../documents/common.ts';
import { defineContract } from '../../../documents/contract/contract.ts';
import { field } from '../../../documents/contract/field.ts';
import { whyField } from '../../../documents/contract/fields.ts';
import { controlsSchema } from '../../../documents/results/controls.ts';

const order = z.strictObject({
  rule: field(newIdSchema, { label: 'Rule', help: 'its short name, such as spark', argument: 1 }),
  source: field(textSchema, {
    label: 'Source',
    help: 'instrument whose files it takes, as the plant names it',
    takes: 'name',
  }),
  method: field(textSchema, {
    label: 'Method',
    help: 'method of its results',
    from: 'methods',
    takes: 'name',
  }),
  k: field(z.number().positive().max(10).default(2), {
    label: 'Control within',
    help: 'standard deviations that a control sample may be off; default 2',
    takes: 'k',
  }),
  hours: field(z.number().positive().max(744).default(8), {
    label: 'Control within the last',
    unit: 'h',
    help: 'how old the last control sample may be; default 8 h, a shift',
  }),
  end: field(z.literal(true).exactOptional(), {
    label: 'End it',
    help: 'results of this source are taken by a person again',
  }),
  reason: whyField,
});

export const contract = defineContract({
  group: 'links',
  name: 'set-taking-rule',
  verb: 'results rule',
  title: 'Set a rule by which results of an instrument are taken without a person, or end it',
  order,
  answer: controlsSchema,
  act: 'set taking rule',
  who: 'who answers for it',
  button: 'Set the rule',
  examples: [{ rule: 'spark', source: 'OES-1', method: 'OES' }],
  exampleBy: 'p-qual',
});
