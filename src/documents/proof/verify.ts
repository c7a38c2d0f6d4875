import { z } from 'zod';
import { listOf } from '../common.ts';

const finding = z.object({ code: z.string(), entry: z.number().exactOptional(), words: z.string() });
const verdict = z.enum(['proven', 'contradicted', 'incomplete']);

const claim = z.object({
  type: z.string(),
  subject: z.string(),
  verdict: z.enum(['holds', 'contradicted', 'incomplete']),
  /** `recomputed` here from what was disclosed, or `signed` by the plant or a person and unchanged since. */
  basis: z.enum(['recomputed', 'signed']),
  words: z.string(),
  claimed: z.string().nullable(),
  found: z.string().nullable(),
});

const side = z.object({
  verdict,
  /** In one sentence. */
  words: z.string(),
  /** True: no metal stands behind it; null: the bundle does not show it. */
  demonstration: z.boolean().nullable(),
  /** Day of the trust document; null where it says none. */
  trustDate: z.string().nullable(),
  log: z.object({ origin: z.string(), size: z.number(), seenBy: listOf(z.string()) }).nullable(),
  claims: listOf(claim),
  findings: listOf(finding),
  /** Records that were proven, fields of them that were kept back, and what is only said. */
  checked: z.number(),
  undisclosed: z.number(),
  /** Fields among them that were erased from the ledger, in words. */
  erased: listOf(z.string()),
  /** What a bundle may claim, and this one does not; `subject` is null where it makes no claim of that type. */
  notClaimed: listOf(z.object({ type: z.string(), subject: z.string().nullable() })),
  /** Recalls that reached metal of the bundle: number, record of the recall, and the heats and objects. */
  recalled: listOf(z.object({ recall: z.string(), record: z.string(), subjects: listOf(z.string()) })),
  /** Metal that is FAIL: the nearest verdict on measured results, of itself or of what it came out of, and its record. */
  failed: listOf(z.object({ subject: z.string(), record: z.string() })),
  /** Verdicts FAIL before the latest one of the metal, by whatever specification; null where that is not disclosed. */
  failedBefore: listOf(
    z.object({ subject: z.string(), record: z.string(), specification: z.string().nullable() }),
  ),
  /** Certificates of the metal that stand beside those that are claimed. */
  otherCertificates: listOf(z.object({ subject: z.string(), count: z.number() })),
  /** Certificates of the metal that were withdrawn, by the record of it; `replaced` = another one of the same metal stands. */
  withdrawnCertificates: listOf(z.object({ subject: z.string(), record: z.string(), replaced: z.boolean() })),
  unproven: listOf(z.string()),
  /** The customer's own analysis against the certificate; absent where none was given. */
  metal: z
    .object({
      verdict: z.enum(['agrees', 'disagrees', 'cannot tell']),
      words: z.string(),
      elements: listOf(
        z.object({
          element: z.string(),
          certificate: z.string(),
          check: z.string(),
          verdict: z.enum(['agrees', 'disagrees', 'cannot tell']),
          tolerance_wtpct: z.string().nullable(),
          uncertainty_wtpct: z.string().nullable(),
          words: z.string(),
        }),
      ),
    })
    .exactOptional(),
});

/** `remelt-verify/1`: what a bundle proves, claim by claim. */
export const verifiedSchema = side.extend({ format: z.literal('remelt-verify/1') });
export type Verified = z.infer<typeof verifiedSchema>;

/** `remelt-verify-pair/1`: two bundles, each by itself and both together. */
const verifiedPairSchema = z.object({
  format: z.literal('remelt-verify-pair/1'),
  verdict,
  words: z.string(),
  findings: listOf(finding),
  each: listOf(side),
  /** Of two plants: metal that one sent and the other received; the mass that the sender says and that the receiver weighed. */
  transfers: listOf(
    z.object({
      shipment: z.string(),
      sender: z.string(),
      of: z.string(),
      receiver: z.string(),
      here: z.string(),
      saidKg: z.string(),
      weighedKg: z.string(),
      confirmed: z.boolean(),
    }),
  ).exactOptional(),
});
export type VerifiedPair = z.infer<typeof verifiedPairSchema>;
