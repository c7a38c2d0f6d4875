import { z } from 'zod';
import { nameSchema, textSchema } from '../../../documents/common.ts';
import { defineContract } from '../../../documents/contract/contract.ts';
import { field, massField } from '../../../documents/contract/field.ts';
import {
  acceptedField,
  customerOrderField,
  newCertificateField,
  releasedField,
} from '../../../documents/contract/release-fields.ts';
import { CERTIFICATE_TYPES, certificateSchema } from '../../../documents/proof/certificate.ts';
import { releasedFileSchema } from '../../../documents/proof/release.ts';

/** The second validator of type 3.2. */
const inspector = z.strictObject({
  name: field(textSchema, {
    label: 'Inspector from outside',
    option: 'inspector',
    takes: 'name',
    when: ['type', '3.2'],
  }),
  role: field(textSchema, { label: 'Role of the inspector', untyped: true, when: ['type', '3.2'] }),
  of: field(z.enum(['purchaser', 'official']), {
    label: 'Sent by',
    choices: { purchaser: 'the purchaser', official: 'an official body' },
    untyped: true,
    when: ['type', '3.2'],
  }),
});

const order = z.strictObject({
  of: releasedField,
  number: newCertificateField,
  type: field(z.enum(CERTIFICATE_TYPES).default('3.1'), {
    label: 'Type (EN 10204)',
    help: 'EN 10204; default 3.1',
    takes: 'type',
    choices: {
      '3.1': '3.1, specific inspection, by the plant',
      '3.2': '3.2, with an inspector from outside',
      '2.2': '2.2, test report, not specific',
      '2.1': '2.1, declaration without results',
    },
  }),
  customer: z.strictObject({
    name: field(nameSchema, {
      label: 'Customer',
      help: 'customer who receives it',
      option: 'customer',
      takes: 'name',
    }),
    order: customerOrderField,
  }),
  inspector: inspector.exactOptional(),
  covers_g: massField(z.int().positive().exactOptional(), {
    label: 'Mass that it covers',
    help: 'mass of a heat that it covers; default all that no other certificate covers',
    option: 'covers',
    takes: 'kg',
  }),
  released: field(releasedFileSchema.exactOptional(), {
    label: 'Release',
    help: 'what the release answered; default: judged again from the ledger',
    reads: 'document',
    option: 'release',
    unshown: true,
  }),
  accepted: acceptedField(
    'Why it is issued all the same',
    "why it goes to another customer than the specification's, or is of recalled metal",
  ),
  specimen: field(z.boolean().default(false), {
    label: 'Demonstration',
    help: 'mark every page DEMONSTRATION, NOT A CERTIFICATE',
    option: 'demonstration',
    unshown: true,
  }),
});
export type CertificateOrder = z.infer<typeof order>;

export const contract = defineContract({
  group: 'release',
  name: 'issue-certificate',
  title: 'Issue the certificate (EN 10204) of a measured and released heat or object',
  order,
  answer: certificateSchema,
  // any role that is more than to read; a 3.x certificate not by production
  act: null,
  who: 'who validates it; any role but melter and planner',
  button: 'Issue the certificate',
  examples: [{ of: 'heat:H26-001', number: 'C-1', customer: { name: 'X' } }],
});
