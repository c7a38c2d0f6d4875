import { checkedMetal } from '../../calculations/release/check-analysis.ts';
import { recomputedRelease } from '../../calculations/release/recomputed.ts';
import { certificateSchema } from '../../documents/proof/certificate.ts';
import { notClaimedWords, subjectWords } from '../../documents/proof/claim-words.ts';
import type { Verified, VerifiedPair } from '../../documents/proof/verify.ts';
import { verifyBundle } from '../../evidence/proof/bundle.ts';
import type { Bundle, BundleVerdict } from '../../evidence/proof/bundle-format.ts';
import { isMissing } from '../../evidence/proof/claims/claims.ts';
import { verifyPair } from '../../evidence/proof/pair.ts';
import type { Recompute } from '../../evidence/proof/recompute.ts';
import type { Transfer } from '../../evidence/proof/transfer.ts';
import { type AnyTrust, trustedBy } from '../../evidence/proof/trust.ts';
import { counted } from '../../foundation/quantity/format.ts';
import { certifiedOf } from './certified-metal.ts';
import { checkAnalysisIn } from './check-file.ts';
import type { VerifierFacts } from './verifier-facts.ts';

/** What is asked of a verifier: documents that were read, and not looked at yet. */
export interface Asked {
  readonly bundle: unknown;
  /** Text of a policy, or a JSON document. */
  readonly trust: unknown;
  /** The customer's own analysis of the metal (`remelt-check-analysis/1`). */
  readonly checkAnalysis?: unknown;
}

/** What a bundle proves to somebody who trusts these keys. Throws InputError for a check analysis that is not one. */
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
  const { verdict, each, findings, transfers } = verifyPair(bundles as [Bundle, Bundle], trust as AnyTrust, {
    recompute: recomputeWith(facts),
  });
  const first = findings[0]?.words;
  return {
    format: 'remelt-verify-pair/1',
    verdict,
    words:
      first ??
      (transfers.length > 0
        ? transfers.map(transferWords).join('; ')
        : 'both bundles are views of one log, and their records do not contradict each other'),
    findings,
    each: each.map(inWords),
    ...(transfers.length > 0 ? { transfers } : {}),
  };
}

const transferWords = ({ of, sender, receiver, here, saidKg, weighedKg, confirmed }: Transfer): string =>
  `both ends agree: ${subjectWords(of)} of ${sender} (${saidKg} kg) is ${subjectWords(here)} of ${receiver} (${weighedKg} kg weighed); ${confirmed ? 'the sender holds the receipt' : 'the sender has not taken the receipt in, as far as its bundle shows'}`;

/** Throws InputError, naming the line or field, for what is not a trust document: then nothing is said of a bundle. */
export function requireTrust(trust: unknown): void {
  trustedBy(trust as AnyTrust);
}

const recomputeWith = (facts: VerifierFacts): Recompute => ({
  release: (document, grade) => recomputedRelease(document, grade, facts),
});

/** The verdict with its one sentence. */
function inWords(verdict: BundleVerdict): Omit<Verified, 'format'> {
  const { ok: _ok, ...told } = verdict;
  return { ...told, words: sentenceOf(told) };
}

type Judged = Pick<
  Verified,
  | 'verdict'
  | 'claims'
  | 'log'
  | 'trustDate'
  | 'findings'
  | 'notClaimed'
  | 'checked'
  | 'demonstration'
  | 'recalled'
  | 'failed'
  | 'failedBefore'
  | 'otherCertificates'
  | 'withdrawnCertificates'
>;

/** What the verdict is and why, what holds and what is not claimed, who signed it, who saw it, and what nobody knows. */
function sentenceOf(judged: Judged): string {
  const { verdict, claims, log, trustDate, findings, notClaimed, checked, demonstration } = judged;
  const wrong = findings.find((one) => verdict !== 'contradicted' || !isMissing(one)) ?? findings[0];
  if (wrong && UNREAD.includes(wrong.code) && claims.length === 0 && checked === 0)
    return `${verdict}: ${wrong.words}; nothing else was looked at`;
  const holding = claims.filter((one) => one.verdict === 'holds').length;
  const held = `${holding} of ${claims.length} claims hold${notClaimed.length === 0 ? '' : `; not claimed: ${notClaimedWords(notClaimed)}`}`;
  const signed = log
    ? `signed by ${log.origin} up to record ${log.size - 1}, ${log.seenBy.length === 0 ? 'seen by no witness' : `seen by ${log.seenBy.join(' and ')}`}`
    : 'no record is proven';
  const known =
    trustDate === null ? 'the trust document has no date' : `nothing after ${trustDate} is known of its keys`;
  const whose = demonstration === null && checked > 0 ? '; not shown: whether it is a demonstration' : '';
  const shown = [...besideWords(judged), ''].join('; ');
  return `${metalWords(judged)}${CLAIMED[verdict](held, wrong?.words ?? '')}; ${shown}${signed}${whose}; ${known}`;
}

/** That metal of the bundle was recalled, is FAIL, or has no certificate any more, stands before everything else, whatever holds. */
const metalWords = ({
  recalled,
  failed,
  withdrawnCertificates,
}: Pick<Judged, 'recalled' | 'failed' | 'withdrawnCertificates'>): string =>
  [
    ...recalled.map(
      ({ recall, record, subjects }) =>
        `RECALLED by record ${record} (recall ${recall}): ${subjects.map(subjectWords).join(', ')}. `,
    ),
    ...failed.map(({ subject, record }) => `FAIL by record ${record}: ${subjectWords(subject)}. `),
    ...withdrawnCertificates
      .filter(({ replaced }) => !replaced)
      .map(({ subject, record }) => `CERTIFICATE WITHDRAWN by record ${record}: ${subjectWords(subject)}. `),
  ].join('');

/** What the records say beside the claims and no claim contradicts: an earlier FAIL, and other certificates. */
const besideWords = ({
  failedBefore,
  otherCertificates,
  withdrawnCertificates,
}: Pick<Judged, 'failedBefore' | 'otherCertificates' | 'withdrawnCertificates'>): string[] => [
  ...failedBefore.map(
    ({ subject, record, specification }) =>
      `${subjectWords(subject)} was FAIL before, in record ${record}${specification === null ? '' : ` (${specification})`}`,
  ),
  ...otherCertificates.map(
    ({ subject, count }) =>
      `${counted(count, 'other certificate')} of ${subjectWords(subject)} ${count === 1 ? 'stands' : 'stand'}`,
  ),
  ...withdrawnCertificates
    .filter(({ replaced }) => replaced)
    .map(
      ({ subject, record }) =>
        `an earlier certificate of ${subjectWords(subject)} was withdrawn in record ${record}`,
    ),
];

/** Findings after which a document is not looked at further. */
const UNREAD: readonly string[] = ['format', 'checkpoint-signature'];

/** What the verdict says comes first: of a bundle that is contradicted no count of claims. */
const CLAIMED: Readonly<Record<BundleVerdict['verdict'], (counted: string, wrong: string) => string>> = {
  proven: (counted) => counted,
  contradicted: (counted, wrong) => `contradicted: ${wrong}. Taken alone, ${counted}`,
  incomplete: (counted, wrong) => `incomplete: ${wrong}. So far ${counted}`,
};

/** The same with the customer's analysis held against the certificate of its metal. */
function withMetal(
  judged: Verified,
  { bundle, checkAnalysis }: Pick<Required<Asked>, 'bundle' | 'checkAnalysis'>,
  facts: VerifierFacts,
): Verified {
  const own = checkAnalysisIn(checkAnalysis, 'check analysis');
  const claim = certifiedOf(judged, bundle as Bundle, own.of);
  const read = claim && certificateSchema.safeParse(claim.certificate);
  if (!read?.success) {
    const words = 'no certificate with results is proven: the check analysis has nothing to be compared with';
    return said({
      ...judged,
      verdict: judged.verdict === 'proven' ? 'incomplete' : judged.verdict,
      findings: [...judged.findings, { code: 'metal-not-compared', words }],
    });
  }
  const metal = checkedMetal(read.data.results, own, facts);
  const held = metal.verdict === 'agrees';
  const verdict = held ? 'holds' : metal.verdict === 'disagrees' ? 'contradicted' : 'incomplete';
  const { words } = metal;
  return said({
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
  });
}

/** An answer with the sentence that fits it now. */
const said = (judged: Verified): Verified => ({ ...judged, words: sentenceOf(judged) });
