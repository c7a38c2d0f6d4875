import { z } from 'zod';
import { textSchema } from '../../../documents/common.ts';
import { defineContract } from '../../../documents/contract/contract.ts';
import { field } from '../../../documents/contract/field.ts';
import { disclosurePoliciesSchema } from '../../../documents/proof/bundle.ts';

export const contract = defineContract({
  group: 'proof',
  name: 'list-disclosures',
  verb: 'disclosure show',
  title: 'List what customers are shown of their metal',
  order: z.strictObject({
    customer: field(textSchema.exactOptional(), {
      ...{ label: 'Customer', help: 'name as on their certificates', argument: 1 },
    }),
  }),
  answer: disclosurePoliciesSchema,
  act: null,
  reads: true,
  list: { set: 'Disclosures', rows: 'policies', key: 'customer' },
  examples: [{ customer: 'X' }],
});
