import { recomputedRelease } from '../../calculations/release/recomputed.ts';
import { certificateSchema } from '../../documents/proof/certificate.ts';
import type { RecordAnalysis } from '../../evidence/ledger/commands/metal/record-analysis.ts';
import type { Head, StoredRecord } from '../../evidence/ledger/store.ts';
import { type Examined, examineBundle } from '../../evidence/proof/bundle.ts';
import type { Bundle, ProvenRecord } from '../../evidence/proof/bundle-format.ts';
import { fromHex } from '../../evidence/proof/bytes.ts';
import { mostOff, Proven } from '../../evidence/proof/claims/melted.ts';
import type { Checkpoint } from '../../evidence/proof/note.ts';
import { type Shipment, type Side, shipmentsIn } from '../../evidence/proof/transfer.ts';
import { type AnyTrust, trustedBy } from '../../evidence/proof/trust.ts';
import { ConflictError, InputError } from '../../foundation/errors.ts';
import { type Scale, weighingSd_g } from '../../metal/plant/scale.ts';
import type { TaskContext } from '../context.ts';

/** A bundle of another plant, and whom this one trusts for the log of that plant. */
export interface BundleGiven {
  readonly bundle: unknown;
  readonly trust: unknown;
  /** Why it is taken although something of it is not shown. */
  readonly accepted?: string;
}

/** A bundle that was verified: what it proves under which checkpoint. */
export interface Verified {
  readonly examined: Examined;
  readonly checkpoint: Checkpoint;
  readonly index: Bundle['index'];
}

/**
 * What a bundle of another plant proves. Throws InputError for a trust document that is not one, ConflictError for a bundle that is
 * contradicted, and for an incomplete one where nobody says why it is taken all the same: what is left out may be a recall.
 */
export function verifiedBundle({ bundle, trust, accepted }: BundleGiven, { compute }: TaskContext): Verified {
  trustedBy(trust as AnyTrust);
  const facts = compute.facts();
  const examined = examineBundle(bundle as Bundle, trust as AnyTrust, {
    recompute: { release: (document, grade) => recomputedRelease(document, grade, facts) },
  });
  const { verdict, findings } = examined.verdict;
  const words = findings[0]?.words ?? verdict;
  if (verdict === 'contradicted' || !examined.checkpoint)
    throw new ConflictError(`the bundle does not hold: ${words}`, {
      path: 'bundle',
      value: findings[0]?.code ?? verdict,
      allowed: 'a bundle that is proven under the trust document',
      cure: 'ask the other plant for a new bundle; nothing of this one counts',
    });
  if (verdict === 'incomplete' && accepted === undefined)
    throw new ConflictError(`the bundle leaves something out: ${words}`, [
      {
        path: 'bundle',
        value: findings[0]?.code ?? verdict,
        allowed: 'a bundle that is proven under the trust document',
        cure: 'ask the other plant for a bundle that shows it',
      },
      { path: 'accepted', value: null, allowed: 'the reason, where it is taken all the same' },
    ]);
  return { examined, checkpoint: examined.checkpoint, index: (bundle as Bundle).index };
}

/** The shipment that is meant. Throws InputError where the bundle shows none, or several and nobody says which. */
export function shipmentIn({ examined, checkpoint }: Verified, of: string | undefined): Shipment {
  const all = shipmentsIn(examined.proven);
  const meant = all.filter(({ subject }) => of === undefined || subject === of);
  const standing = meant.filter(({ takenBack }) => takenBack === null);
  const [one] = standing.length > 0 ? standing.slice(-1) : meant.slice(-1);
  const subjects = [...new Set(meant.map(({ subject }) => subject))];
  if (one && subjects.length === 1) return one;
  throw new InputError(
    one
      ? `the bundle of ${checkpoint.origin} shows several shipments`
      : `the bundle of ${checkpoint.origin} shows no shipment${of === undefined ? '' : ` of ${of}`}`,
    {
      path: one ? 'of' : 'bundle',
      value: of ?? null,
      allowed:
        [...new Set(all.map(({ subject }) => subject))].join(', ') ||
        'a bundle made after the metal was shipped',
      cure: one
        ? 'say which one it is'
        : 'ask the sender to book the shipment, and for a bundle made after it',
    },
  );
}

/** Factor from a standard uncertainty to what two weighings may differ by (k = 2, GUM). */
const COVERAGE = 2;

/**
 * Most that two weighings of the same metal may differ by [g]: twice the standard uncertainty of two weighings on the scale, and never more
 * than a plant may say its scales are off by.
 */
export function mostApart_g(said_g: number, scale: Scale | undefined): number {
  const most = Number(mostOff(BigInt(said_g)));
  return scale ? Math.min(most, Math.ceil(COVERAGE * Math.SQRT2 * weighingSd_g(scale))) : most;
}

/** Records of the own ledger as the other side of a transfer. */
export function ownSide(
  records: readonly StoredRecord[],
  { origin, head }: { readonly origin: string; readonly head: Head },
): Side {
  const proven = records.map(
    ({ record, body }): ProvenRecord => ({ record, body, withheld: 0, disclosed: 0 }),
  );
  return {
    proven: new Proven(proven),
    checkpoint: { origin, size: head.size, root: fromHex(head.root) },
  };
}

type Stated = Omit<RecordAnalysis, 'type' | 'of' | 'by'>;

/**
 * What the sender says of the contents, as certificates of a supplier are booked: results that stand in a certificate which holds, else in
 * analyses of a lot that are disclosed. Each is an analysis of its own with the basis "certificate".
 */
export function statedAnalyses(
  { examined, checkpoint }: Verified,
  { subject }: Pick<Shipment, 'subject'>,
  { bundle, methods }: { readonly bundle: unknown; readonly methods: ReadonlySet<string> },
): Stated[] {
  const method = (name: unknown): string => (methods.has(String(name)) ? String(name) : 'laboratory');
  if (subject.startsWith('lot:'))
    return examined.proven.standing('lot.analysed', subject).flatMap((one): Stated[] => {
      const results = examined.proven.resultsOf(one) as Stated['results'] | null;
      const { basis, analysis, lab, reference, balance } = one.body;
      if (!results || results.length === 0 || !['measured', 'certificate'].includes(String(basis))) return [];
      return [
        {
          ...{ analysis: String(analysis), basis: 'certificate', method: method(one.body.method), results },
          laboratory: typeof lab === 'string' ? lab : checkpoint.origin,
          ...(typeof reference === 'string' ? { reference } : {}),
          ...(typeof balance === 'string' ? { balance } : {}),
        },
      ];
    });
  return (bundle as Bundle).claims.flatMap((claim, i) => {
    if (claim.type !== 'certificate' || examined.verdict.claims[i]?.verdict !== 'holds') return [];
    const read = certificateSchema.safeParse(claim.certificate);
    return read.success ? ofCertificate(read.data, method) : [];
  });
}

function ofCertificate(
  { number, results }: (typeof certificateSchema)['_output'],
  method: (name: unknown) => string,
): Stated[] {
  const counting = results.filter(({ replaced }) => !replaced);
  const groups = Map.groupBy(counting, (one) => JSON.stringify([one.method, one.laboratory, one.specimen]));
  return [...groups.values()].map((group, i): Stated => {
    const [first] = group;
    const listed = group.map(({ element, text, unit }) => ({ element, text, unit }));
    return {
      ...{ analysis: `${number}-${i + 1}`, basis: 'certificate', method: method(first!.method) },
      ...{ laboratory: first!.laboratory, reference: number, results: printedOnce(listed) },
    };
  });
}

/** Each element once: a certificate that states one several times of one specimen is read by its last line. */
const printedOnce = (results: Stated['results']): Stated['results'] => [
  ...new Map(results.map((one) => [one.element, one])).values(),
];
