import { z } from 'zod';
import { nameSchema, reasonSchema } from '../../../documents/common.ts';
import { defineContract } from '../../../documents/contract/contract.ts';
import { field } from '../../../documents/contract/field.ts';
import { DISCLOSURES, disclosurePoliciesSchema } from '../../../documents/proof/bundle.ts';

export const contract = defineContract({
  group: 'proof',
  name: 'set-disclosure',
  verb: 'disclosure set',
  title: 'Say what a customer is shown of their metal',
  order: z.strictObject({
    customer: field(nameSchema, { label: 'Customer', help: 'name as on their certificates', argument: 1 }),
    opens: field(z.array(z.enum(DISCLOSURES)), {
      label: 'What is opened',
      help: `with commas: ${DISCLOSURES.join(', ')}; none = nothing`,
      takes: 'words',
    }),
    reason: field(reasonSchema.exactOptional(), { label: 'Reason', help: 'why' }),
  }),
  answer: disclosurePoliciesSchema,
  act: 'set disclosure',
  who: 'who decides it',
  examples: [{ customer: 'X', opens: ['inputs', 'results', 'certificate'] }],
  exampleBy: 'p-qual',
});
