import { checkedMetal } from '../../calculations/release/check-analysis.ts';
import { recomputedRelease } from '../../calculations/release/recomputed.ts';
import { certificateSchema } from '../../documents/certificate.ts';
import { checkAnalysisSchema } from '../../documents/check-analysis.ts';
import { parseDocument } from '../../documents/common.ts';
import type { Verified, VerifiedPair } from '../../documents/verify.ts';
import { verifyBundle } from '../../evidence/proof/bundle.ts';
import type { Bundle, BundleVerdict } from '../../evidence/proof/bundle-format.ts';
import { verifyPair } from '../../evidence/proof/pair.ts';
import type { Recompute } from '../../evidence/proof/recompute.ts';
import type { AnyTrust } from '../../evidence/proof/trust.ts';
import type { VerifierFacts } from './verifier-facts.ts';

/** What is asked of a verifier: documents that were read, and not looked at yet. */
export interface Asked {
  readonly bundle: unknown;
  /** Text of a policy, or a JSON document. */
  readonly trust: unknown;
  /** The customer's own analysis of the metal (`remelt-check-analysis/1`). */
  readonly checkAnalysis?: unknown;
}

/** What a bundle proves to somebody who trusts these keys. Throws InputError for a check analysis that is none. */
export function verify({ bundle, trust, checkAnalysis }: Asked, facts: VerifierFacts): Verified {
  const verdict = verifyBundle(bundle as Bundle, trust as AnyTrust, { recompute: recomputeWith(facts) });
  const judged: Verified = { format: 'remelt-verify/1', ...inWords(verdict) };
  return checkAnalysis === undefined ? judged : withMetal(judged, { bundle, checkAnalysis }, facts);
}

/** What two bundles of one plant prove together. */
export function verifyBoth(
  { bundles, trust }: { readonly bundles: readonly [unknown, unknown]; readonly trust: unknown },
  facts: VerifierFacts,
): VerifiedPair {
  const { verdict, each, findings } = verifyPair(bundles as [Bundle, Bundle], trust as AnyTrust, {
    recompute: recomputeWith(facts),
  });
  const first = findings[0]?.words;
  return {
    format: 'remelt-verify-pair/1',
    verdict,
    words: first ?? 'both bundles are views of one log, and their records do not contradict each other',
    findings,
    each: each.map(inWords),
  };
}

const recomputeWith = (facts: VerifierFacts): Recompute => ({
  release: (document, grade) => recomputedRelease(document, grade, facts),
});

/** The verdict with its one sentence: what holds, who signed it, who saw it, and what nobody knows. */
function inWords(verdict: BundleVerdict): Omit<Verified, 'format'> {
  const { claims, log, trustDate, findings } = verdict;
  const holding = claims.filter((one) => one.verdict === 'holds').length;
  const wrong = findings[0];
  const claimed = `${holding} of ${claims.length} claims hold`;
  const signed = log
    ? `signed by ${log.origin} up to record ${log.size - 1}, ${log.seenBy.length === 0 ? 'seen by no witness' : `seen by ${log.seenBy.join(' and ')}`}`
    : 'no record is proven';
  const known =
    trustDate === null ? 'the trust document has no date' : `nothing after ${trustDate} is known of its keys`;
  const { ok: _ok, ...told } = verdict;
  return { ...told, words: `${claimed}; ${signed}; ${known}${wrong ? `. ${wrong.words}` : ''}` };
}

/** The same with the customer's analysis held against the certificates that hold. */
function withMetal(
  judged: Verified,
  { bundle, checkAnalysis }: Pick<Required<Asked>, 'bundle' | 'checkAnalysis'>,
  facts: VerifierFacts,
): Verified {
  const own = parseDocument(checkAnalysisSchema, checkAnalysis, 'check analysis');
  const holding = judged.claims.findIndex(
    ({ type, verdict }) => type === 'certificate' && verdict === 'holds',
  );
  const claim = holding < 0 ? undefined : (bundle as Bundle).claims[holding];
  const read = claim?.type === 'certificate' ? certificateSchema.safeParse(claim.certificate) : undefined;
  if (!read?.success) {
    const words = 'no certificate with results is proven: the check analysis has nothing to be compared with';
    return {
      ...judged,
      verdict: judged.verdict === 'proven' ? 'incomplete' : judged.verdict,
      findings: [...judged.findings, { code: 'metal-not-compared', words }],
    };
  }
  const metal = checkedMetal(read.data.results, own, facts);
  const held = metal.verdict === 'agrees';
  const verdict = held ? 'holds' : metal.verdict === 'disagrees' ? 'contradicted' : 'incomplete';
  const { words } = metal;
  return {
    ...judged,
    metal,
    claims: [
      ...judged.claims,
      {
        type: 'metal',
        subject: claim?.subject ?? '',
        verdict,
        basis: 'recomputed',
        words,
        claimed: null,
        found: null,
      },
    ],
    verdict:
      verdict === 'contradicted' || judged.verdict === 'contradicted'
        ? 'contradicted'
        : verdict === 'incomplete'
          ? 'incomplete'
          : judged.verdict,
    findings: held ? judged.findings : [...judged.findings, { code: 'metal', words }],
  };
}
