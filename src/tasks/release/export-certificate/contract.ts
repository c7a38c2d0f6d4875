import { z } from 'zod';
import { defineContract } from '../../../documents/contract/contract.ts';
import { field } from '../../../documents/contract/field.ts';
import { certificateField, releasedField } from '../../../documents/contract/release-fields.ts';
import {
  CERTIFICATE_FORMATS,
  certificateExportSchema,
  partiesSchema,
} from '../../../documents/proof/certificate-export.ts';

export const contract = defineContract({
  group: 'release',
  name: 'export-certificate',
  title: 'Write a certificate as EN 10168 JSON or as a Material Identity passport',
  order: z.strictObject({
    of: releasedField,
    number: certificateField(),
    as: field(z.enum(CERTIFICATE_FORMATS), { label: 'Format', takes: 'format' }),
    parties: field(partiesSchema, {
      label: 'Parties',
      help: 'addresses, order line and delivery note, as docs/formats/parties.md',
      reads: 'document',
    }),
  }),
  answer: certificateExportSchema,
  act: null,
  reads: true,
  examples: [],
});
