import { z } from 'zod';
import { CERTIFICATE_TYPES } from '../certificate.ts';
import { CERTIFICATE_FORMATS, partiesSchema } from '../certificate-export.ts';
import { metalSchema, nameSchema, newIdSchema, reasonSchema, subjectOf, textSchema } from '../common.ts';
import { countersignatureSchema } from '../countersignature.ts';
import { releasedFileSchema, releaseInputSchema } from '../release.ts';

/** What the tasks of release are asked. Who decides is no part of an order: it is who acts. */

const text = textSchema.exactOptional();
const metal = subjectOf(['heat', 'object']);

export const releaseMeasuredOrder = z.strictObject({
  of: metal,
  /** Its limits; or `spec`. */
  specification: releaseInputSchema.shape.specification.exactOptional(),
  /** Name of a controlled specification of the ledger: "CUST-718-A rev 3". */
  spec: textSchema.exactOptional(),
  /** Probability of conformance asked for. */
  confidence: z.number().exactOptional(),
  decisionRule: z.enum(['probability', 'guarded']).exactOptional(),
  /** The limits are of another grade than the heat was planned for, and that is meant. */
  otherGrade: z.literal(true).exactOptional(),
});

export type ReleaseOrder = z.infer<typeof releaseMeasuredOrder>;

export const issueCertificateOrder = z.strictObject({
  of: metal,
  number: newIdSchema,
  type: z.enum(CERTIFICATE_TYPES),
  customer: z.strictObject({ name: nameSchema, order: text }),
  /** What the release answered; the ledger knows the hash of both documents. Absent: judged again from the ledger. */
  released: releasedFileSchema.exactOptional(),
  /** Second validator of type 3.2. */
  inspector: z
    .strictObject({ name: textSchema, role: textSchema, of: z.enum(['purchaser', 'official']) })
    .exactOptional(),
  /** Of a heat: the mass that it covers [g]; default all that no standing certificate covers. */
  covers_g: z.int().positive().exactOptional(),
  /** Why it goes to another customer than that of the specification, or is of recalled metal. */
  accepted: reasonSchema.exactOptional(),
  /** Metal of specimen lots is marked without being asked. */
  specimen: z.boolean(),
});
export type CertificateOrder = z.infer<typeof issueCertificateOrder>;

export const certificateStandingOrder = z.strictObject({ of: metal, number: textSchema });
export type CertificateStandingOrder = z.infer<typeof certificateStandingOrder>;
/** The certificate of a number; without one the latest that stands. */
export const showCertificateOrder = z.strictObject({ of: metal, number: textSchema.exactOptional() });
/** In which format of others, and who the parties are. */
export const exportCertificateOrder = certificateStandingOrder.extend({
  as: z.enum(CERTIFICATE_FORMATS),
  parties: partiesSchema,
});

/** What the second party handed back, as `remelt countersign sign` wrote it. */
export const countersignCertificateOrder = z.strictObject({
  of: metal,
  number: textSchema,
  countersignature: countersignatureSchema,
});

export const shipObjectOrder = z.strictObject({
  object: z
    .string()
    .min(1)
    .max(200)
    .regex(/^[^:]+$/, 'is not the id of an object, such as I-1'),
  /** Who gets it; confidential in the record. */
  to: nameSchema,
  order: text,
  /** Certificate that goes with it, as it was issued, or its number: of this object, or of its heat. */
  certificate: z.unknown().exactOptional(),
  /** Why it leaves although a certificate names another customer, or lacks a signature. */
  accepted: reasonSchema.exactOptional(),
});

/** What may become of metal that failed, in the words of the trade; `notify`: it has left, its customer is told and keeps it. */
export const DISPOSALS = ['notify', 'rework', 'regrade', 'return', 'sell', 'scrap', 'use-as-is'] as const;

export const disposeMetalOrder = z.strictObject({
  of: metalSchema,
  as: z.enum(DISPOSALS),
  reason: reasonSchema,
  /** Needed for use-as-is: the customer's number, and what exactly it covers. */
  concession: z
    .strictObject({ number: z.string(), scope: reasonSchema, customer: z.string() })
    .exactOptional(),
});
export type DisposeMetalOrder = z.infer<typeof disposeMetalOrder>;
