import { z } from 'zod';
import { metalSchema, reasonSchema } from '../../../documents/common.ts';
import { defineContract } from '../../../documents/contract/contract.ts';
import { field } from '../../../documents/contract/field.ts';
import { reasonField } from '../../../documents/contract/fields.ts';
import { DISPOSALS, disposedSchema } from '../../../documents/proof/disposed.ts';

/** The customer's number, and what exactly it covers. */
const concession = z.strictObject({
  number: field(z.string(), {
    label: 'Number of the concession',
    option: 'concession',
    takes: 'number',
    when: ['as', 'use-as-is'],
  }),
  customer: field(z.string(), {
    label: 'Customer who granted it',
    takes: 'name',
    when: ['as', 'use-as-is'],
  }),
  scope: field(reasonSchema, {
    label: 'What exactly it covers',
    when: ['as', 'use-as-is'],
  }),
});

const order = z.strictObject({
  of: field(metalSchema, {
    label: 'Metal',
    help: 'lot:R-1, heat:H-1 or object:I-1',
    argument: 1,
    takes: 'subject',
  }),
  as: field(z.enum(DISPOSALS), {
    label: 'What becomes of it',
    takes: 'what',
    choices: {
      notify: 'tell the customer, who keeps it',
      rework: 'melt it again',
      regrade: 'downgrade it to another grade',
      return: 'return it to its supplier',
      sell: 'sell it below its specification',
      scrap: 'scrap it',
      'use-as-is': 'use it as it is, under a concession of the customer',
    },
  }),
  reason: reasonField({ label: 'Reason of the decision', help: 'why' }),
  concession: concession.exactOptional(),
});
export type DisposeMetalOrder = z.infer<typeof order>;

export const contract = defineContract({
  group: 'release',
  name: 'dispose-metal',
  verb: 'dispose',
  title: 'Decide what becomes of metal that did not pass: a FAIL is never overridden',
  order,
  answer: disposedSchema,
  act: 'dispose of metal',
  who: 'who decides',
  button: 'Decide',
  examples: [{ of: 'object:I-1', as: 'rework', reason: 'Cr high' }],
  exampleBy: 'p-qual',
});
