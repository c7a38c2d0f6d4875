import { RemeltError } from '../../foundation/errors.ts';
import { canonicalText } from '../../foundation/quantity/canonical.ts';
import { type Examined, examineBundle, type VerifierMeans } from './bundle.ts';
import type { Bundle, BundleVerdict, Finding, ProvenRecord } from './bundle-format.ts';
import { fromBase64, sameBytes } from './bytes.ts';
import { contradictionsIn } from './claims/contradictions.ts';
import { Proven } from './claims/melted.ts';
import { verifyConsistency } from './merkle.ts';
import type { Checkpoint } from './note.ts';
import { type JudgedTransfers, type Transfer, transfersBetween } from './transfer.ts';
import type { AnyTrust } from './trust.ts';

/** What two bundles say together. */
export interface PairVerdict {
  readonly verdict: BundleVerdict['verdict'];
  /** The verdict on each by itself. */
  readonly each: readonly [BundleVerdict, BundleVerdict];
  /** What is wrong or missing between them. */
  readonly findings: readonly Finding[];
  /** Metal that one sent and the other received, where the bundles are of two plants. */
  readonly transfers: readonly Transfer[];
}

const NONE: JudgedTransfers = { transfers: [], findings: [] };

/**
 * Of two plants: whether the shipment of the one and the receipt of the other say the same. Of one plant, what it told two customers: whether both views are of one log, and whether their records contradict each
 * other, such as more drawn of a lot than it weighed.
 */
export function verifyPair(
  bundles: readonly [Bundle, Bundle],
  trust: AnyTrust,
  means: VerifierMeans = {},
): PairVerdict {
  const [a, b] = [examineBundle(bundles[0], trust, means), examineBundle(bundles[1], trust, means)];
  const isOfTwoLogs = a.checkpoint && b.checkpoint && a.checkpoint.origin !== b.checkpoint.origin;
  const between = isOfTwoLogs ? transfersBetween([a, b], [bundles[0].index, bundles[1].index]) : NONE;
  const isTransfer = between.transfers.length > 0 || between.findings.length > 0;
  const findings = isTransfer
    ? between.findings
    : [...viewsDiffer([a, b], bundles), ...(isOfTwoLogs ? [] : together(a, b))];
  const each = [a.verdict, b.verdict] as const;
  const verdicts = each.map(({ verdict }) => verdict);
  const wrong =
    findings.some(({ code }) => !code.endsWith('-not-shown')) || verdicts.includes('contradicted');
  const missing = findings.length > 0 || verdicts.includes('incomplete');
  const verdict = wrong ? 'contradicted' : missing ? 'incomplete' : 'proven';
  return { verdict, each, findings, transfers: between.transfers };
}

/** Nothing where one log is the continuation of the other, as far as a proof in one of the bundles shows. */
function viewsDiffer(examined: readonly [Examined, Examined], bundles: readonly [Bundle, Bundle]): Finding[] {
  const [a, b] = examined.map(({ checkpoint }) => checkpoint);
  if (!a || !b) return [{ code: 'pair-not-shown', words: 'one of the two stands under no checkpoint' }];
  if (a.origin !== b.origin)
    return [
      {
        code: 'pair-not-shown',
        words: `the bundles are of two logs, ${a.origin} and ${b.origin}, and neither shows that it received a shipment of the other`,
      },
    ];
  if (a.size === b.size) {
    if (sameBytes(a.root, b.root)) return [];
    return [
      {
        code: 'fork',
        words: `there are two logs of ${a.size} records under the name ${a.origin}: the plant shows different views`,
      },
    ];
  }
  const [earlier, later, bundle] = a.size < b.size ? [a, b, bundles[1]] : [b, a, bundles[0]];
  return continues(earlier, later, bundle);
}

function continues(earlier: Checkpoint, later: Checkpoint, bundle: Bundle): Finding[] {
  const proof = Array.isArray(bundle.consistency)
    ? bundle.consistency.find((one) => one?.size === earlier.size)
    : undefined;
  if (!proof || !Array.isArray(proof.hashes))
    return [
      {
        code: 'pair-not-shown',
        words: `no proof shows that the log of ${earlier.size} records is the beginning of that of ${later.size}: ask for a bundle made with --since ${earlier.size}`,
      },
    ];
  const whole = { size1: earlier.size, size2: later.size, root1: earlier.root, root2: later.root };
  if (isGood({ ...whole, proof: proof.hashes })) return [];
  return [
    {
      code: 'fork',
      words: `the log of ${later.size} records is no continuation of that of ${earlier.size}: history was rewritten`,
    },
  ];
}

function isGood({
  proof,
  ...whole
}: Omit<Parameters<typeof verifyConsistency>[0], 'proof'> & { readonly proof: readonly unknown[] }): boolean {
  try {
    return verifyConsistency({ ...whole, proof: proof.map((hash) => fromBase64(String(hash))) });
  } catch (error) {
    if (error instanceof RemeltError) return false;
    throw error;
  }
}

/** What the records of both contradict together; a record that both hold counts once, with what either disclosed. */
function together(a: Examined, b: Examined): Finding[] {
  const known = new Map(a.proven.all.map((one) => [one.record.seq, one]));
  const findings: Finding[] = [];
  for (const one of b.proven.all) {
    const same = known.get(one.record.seq);
    if (same && canonicalText(same.record) !== canonicalText(one.record))
      findings.push({ code: 'fork', words: `record ${one.record.seq} is another one in each bundle` });
    known.set(one.record.seq, same ? joined(same, one) : one);
  }
  return [...findings, ...contradictionsIn(new Proven([...known.values()]))];
}

const joined = (a: ProvenRecord, b: ProvenRecord): ProvenRecord => ({
  ...a,
  body: { ...b.body, ...a.body },
  withheld: Math.min(a.withheld, b.withheld),
  disclosed: Math.max(a.disclosed, b.disclosed),
});
