import { z } from 'zod';
import { defineContract } from '../../../documents/contract/contract.ts';
import { field } from '../../../documents/contract/field.ts';
import { certificateField, releasedField } from '../../../documents/contract/release-fields.ts';
import {
  certificateStandingSchema,
  countersignatureSchema,
} from '../../../documents/proof/countersignature.ts';

export const contract = defineContract({
  group: 'release',
  name: 'countersign-certificate',
  verb: 'countersign record',
  title: 'Record the signature of the second party: the certificate counts as type 3.2 from then on',
  order: z.strictObject({
    of: releasedField,
    number: certificateField(),
    countersignature: field(countersignatureSchema, {
      label: 'Signature',
      help: 'what the second party handed back',
      reads: 'document',
      argument: 2,
      takes: 'signature',
    }),
  }),
  answer: certificateStandingSchema,
  act: 'certify metal',
  who: 'who records it',
  examples: [
    {
      of: 'object:I-1',
      number: 'C-1',
      countersignature: {
        format: 'remelt-countersignature/1',
        subject: 'object:I-1',
        number: 'C-1',
        payloadSha256: 'a'.repeat(64),
        verifierKey: 'inspector.example/y+0+A',
        signature: 'x',
      },
    },
  ],
  exampleBy: 'p-cert',
});
