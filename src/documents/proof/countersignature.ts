import { z } from 'zod';
import { counted } from '../../foundation/quantity/format.ts';
import { listOf } from '../common.ts';
import { failedSchema, failedWords, suspendedSentences } from '../yard/suspended.ts';
import { recalledSchema, recalledWords } from './recalled.ts';

/** `remelt-countersignature/1`: what the second party of a type 3.2 certificate hands back to the plant. */
export const countersignatureSchema = z.strictObject({
  format: z.literal('remelt-countersignature/1'),
  /** `heat:H-1` or `object:I-1`. */
  subject: z.string().max(220),
  number: z.string().max(200),
  /** SHA-256 of the canonical certificate. */
  payloadSha256: z.string().regex(/^[0-9a-f]{64}$/),
  /** `name+hash+base64` of the key of the second party. */
  verifierKey: z.string().max(2300),
  /** Line of a signed note over the certificate. */
  signature: z.string().max(2000),
});
export type Countersignature = z.infer<typeof countersignatureSchema>;

const signature = z.object({
  /** Person or firm that the certificate or the record names. */
  name: z.string(),
  verifierKey: z.string(),
  on: z.string(),
  /** Record that holds it. */
  seq: z.number(),
});

/** Whose the key of a second party is said to be: nobody but its owner can vouch for that. */
export const secondPartyWords = ({
  name,
  verifierKey,
  statedBy,
}: CertificateStanding['secondParty'][number]): string =>
  `with key ${verifierKey}, stated by ${statedBy ?? 'the plant'} to be that of ${name}. The plant cannot vouch for this key: ask ${name} for it`;

/** What whoever holds a certificate is told before all else: a recall and a FAIL of its metal, what suspends it, and that others of it stand. */
export const metalNotices = ({
  recalled,
  failed,
  suspended,
  decidedAnew,
  others,
}: Pick<CertificateStanding, 'recalled' | 'failed' | 'suspended' | 'decidedAnew' | 'others'>): string[] => [
  ...recalledWords(recalled).map((words) => `${words}.`),
  ...failedWords(failed),
  ...suspendedSentences(suspended),
  ...(decidedAnew === undefined
    ? []
    : [
        `It was issued on an earlier release: record ${decidedAnew} decided anew. It goes with no shipment; issue a certificate on the latest release.`,
      ]),
  ...(others === 0
    ? []
    : [`${counted(others, 'other certificate')} of this metal ${others === 1 ? 'stands' : 'stand'}.`]),
];

/** `remelt-certificate-standing/1`: who has signed a certificate, and as which type of EN 10204 it counts now. */
export const certificateStandingSchema = z.object({
  format: z.literal('remelt-certificate-standing/1'),
  of: z.string(),
  number: z.string(),
  issuedAs: z.string(),
  /** 3.1 as long as a type 3.2 lacks a signature. */
  countsAs: z.string(),
  maker: listOf(signature),
  /** Whose key it is, the plant cannot know: a person of the plant stated it with the record. */
  secondParty: listOf(
    signature.extend({
      /** Id of the person who recorded the signature; null where the record names none. */
      statedBy: z.string().nullable(),
    }),
  ),
  /** The verdict FAIL that stands on the metal; absent where none does. */
  failed: failedSchema.exactOptional(),
  /** Measurements of the metal after its release that no verdict judged: it goes with no shipment until it is decided anew. */
  suspended: listOf(z.string()).exactOptional(),
  /** Record of the release since, where it was issued on an earlier one: it goes with no shipment. */
  decidedAnew: z.number().exactOptional(),
  withdrawn: z.boolean(),
  /** Why and by whom it was withdrawn; null for a certificate that stands. */
  withdrawal: z
    .object({
      on: z.string(),
      /** Record that holds it. */
      seq: z.number(),
      /** Name of the person, their id where the ledger has no name of it; null where the record names none. */
      by: z.string().nullable(),
      /** null where it was erased. */
      reason: z.string().nullable(),
      /** Certificate in its place; null where none was named. */
      supersededBy: z.string().nullable(),
      /** Whether that one has been issued. */
      isReplaced: z.boolean(),
    })
    .nullable(),
  /** What is missing, in words. */
  missing: listOf(z.string()),
  /** Recalls that reached the metal. */
  recalled: recalledSchema,
  /** Other certificates of the metal that stand. */
  others: z.int(),
});
export type CertificateStanding = z.infer<typeof certificateStandingSchema>;
