import { z } from 'zod';
import { textSchema } from '../../../documents/common.ts';
import { defineContract } from '../../../documents/contract/contract.ts';
import { field } from '../../../documents/contract/field.ts';
import { releasedField } from '../../../documents/contract/release-fields.ts';
import { certificateSchema } from '../../../documents/proof/certificate.ts';

export const contract = defineContract({
  group: 'release',
  name: 'show-certificate',
  title: 'Show a certificate as it was issued',
  order: z.strictObject({
    of: releasedField,
    number: field(textSchema.exactOptional(), {
      label: 'Number of the certificate',
      help: 'default the latest that stands',
    }),
  }),
  answer: certificateSchema,
  act: null,
  reads: true,
  examples: [{ of: 'heat:H26-001' }],
});
