import { z } from 'zod';
import { defineContract } from '../../../documents/contract/contract.ts';
import { certificateField, releasedField } from '../../../documents/contract/release-fields.ts';
import { certificateStandingSchema } from '../../../documents/proof/countersignature.ts';

export const contract = defineContract({
  group: 'release',
  name: 'certificate-standing',
  verb: 'countersign show',
  title: 'Show who has signed a certificate, and as which type it counts',
  order: z.strictObject({ of: releasedField, number: certificateField(2) }),
  answer: certificateStandingSchema,
  act: null,
  reads: true,
  examples: [{ of: 'object:I-1', number: 'C-1' }],
});
