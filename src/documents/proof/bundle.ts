import { z } from 'zod';
import { instant, listOf } from '../common.ts';

/** What of a ledger may be opened for somebody: words of `remelt bundle --disclose`. */
export const DISCLOSURES = [
  'inputs',
  'results',
  'certificate',
  'analyses',
  'draws',
  'suppliers',
  'qualification',
  'footprint',
  'transfer',
] as const;

const disclosureWords = z.array(z.enum(DISCLOSURES)).readonly();

/** Which fields go to which customer. */
export const disclosurePoliciesSchema = z.object({
  policies: listOf(
    z.object({
      customer: z.string(),
      opens: disclosureWords,
      /** Record that says so. */
      seq: z.number(),
      at: instant,
      by: z.string().nullable(),
      reason: z.string().nullable(),
    }),
  ),
});
export type DisclosurePolicies = z.infer<typeof disclosurePoliciesSchema>;

/** What a bundle would open, before it is made. Nothing is written. */
export const disclosurePreviewSchema = z.object({
  subject: z.string(),
  customer: z.string(),
  opens: disclosureWords,
  /** Record of the policy that was used; null where the customer has none. */
  policy: z.number().nullable(),
  /** Each record with the names and values that it opens, and how many fields stay closed. */
  records: listOf(
    z.object({
      seq: z.number(),
      kind: z.string(),
      subject: z.string(),
      opened: listOf(z.object({ name: z.string(), value: z.string() })),
      closed: listOf(z.string()),
      /** Fields that nobody can open any more, and since when. */
      erased: listOf(z.string()),
    }),
  ),
});
export type DisclosurePreview = z.infer<typeof disclosurePreviewSchema>;

/** `remelt-bundle/1`: records of a ledger with everything needed to check them without it (docs/formats/records.md). */
export const bundleSchema = z.object({
  format: z.literal('remelt-bundle/1'),
  purpose: z.string(),
  entries: listOf(z.object({ record: z.string(), proof: z.string(), disclosures: listOf(z.string()) })),
  /** Each with the fields of its type. */
  claims: listOf(z.custom<{ readonly type: string; readonly subject: string }>(isClaim, 'is not a claim')),
  /** The numbers of all records of subjects, with the proof of it. */
  index: listOf(
    z.object({ subject: z.string(), positions: listOf(z.number()), proof: listOf(z.string()) }),
  ).exactOptional(),
  /** Proofs that the log of an earlier size is the beginning of this one. */
  consistency: listOf(z.object({ size: z.number(), hashes: listOf(z.string()) })).exactOptional(),
});

function isClaim(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'type' in value && 'subject' in value;
}

export type BundleDocument = z.infer<typeof bundleSchema>;

/** `remelt-trust/1`: whose signatures count. It is handed out by another way than the bundles. */
export const trustSchema = z.object({
  format: z.literal('remelt-trust/1'),
  date: z.string(),
  /** C2SP tlog-policy. */
  policy: z.string(),
  persons: listOf(
    z.object({ name: z.string(), key: z.string(), from: z.string(), until: z.string().exactOptional() }),
  ),
});
export type TrustDocument = z.infer<typeof trustSchema>;

/** The trust document as the file that a customer is given: the same bytes from every face. */
export const trustText = (trust: TrustDocument): string => `${JSON.stringify(trust, null, 1)}\n`;
