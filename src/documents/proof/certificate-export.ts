import { z } from 'zod';
import { listOf } from '../common.ts';

const text = z.string().min(1).max(100);

const companySchema = z.strictObject({
  name: text,
  street: z.array(text).min(1).max(3).readonly(),
  zip: text,
  city: text,
  /** Two capital letters of ISO 3166-1. */
  country: z.string().regex(/^[A-Z]{2}$/, { error: 'must be two capital letters of ISO 3166-1, such as DE' }),
  email: z.email().exactOptional(),
  vat: z.string().min(8).max(15).exactOptional(),
  duns: z
    .string()
    .regex(/^\d{9}$/, { error: 'must be nine digits' })
    .exactOptional(),
  cage: text.exactOptional(),
});
export type Company = z.infer<typeof companySchema>;

const day = z.iso.date({ error: 'must be a day such as 2026-11-28' });

/** `remelt-parties/1`: what a certificate in a format of others needs and no record holds. */
export const partiesSchema = z.strictObject({
  format: z.literal('remelt-parties/1'),
  manufacturer: companySchema,
  customer: companySchema,
  /** Who gets the goods, and who the certificate, where that is not the customer. */
  consignee: companySchema.exactOptional(),
  certificateReceiver: companySchema.exactOptional(),
  /** Department that issues it; EN 10168 A05. */
  issuedBy: text,
  /** Mark of the manufacturer, a PNG in base64; EN 10168 A04. */
  mark: z.base64().min(1).max(400_000).exactOptional(),
  order: z.strictObject({
    /** Default: the order on the certificate. */
    number: text.exactOptional(),
    line: text.exactOptional(),
    date: day.exactOptional(),
  }),
  delivery: z.strictObject({ note: text, line: text.exactOptional(), date: day.exactOptional() }),
});
export type Parties = z.infer<typeof partiesSchema>;

/** Formats of others that a certificate is written in. */
export const CERTIFICATE_FORMATS = ['en10168', 'material-identity'] as const;
export type CertificateFormat = (typeof CERTIFICATE_FORMATS)[number];

/** `remelt-certificate-export/1`: a certificate in a format of others, and what found no place in it. */
export const certificateExportSchema = z.object({
  format: z.literal('remelt-certificate-export/1'),
  number: z.string(),
  as: z.enum(CERTIFICATE_FORMATS),
  /** Address of the published schema, its version in it. */
  schema: z.string(),
  document: z.record(z.string(), z.unknown()),
  /** What the ledger says of the metal since: a recall, a FAIL, what suspends it. The document says it too. */
  notices: listOf(z.string()),
  leftOut: listOf(z.string()),
});
export type CertificateExport = z.infer<typeof certificateExportSchema>;
