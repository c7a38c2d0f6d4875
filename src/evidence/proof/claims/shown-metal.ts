import type {
  Claim,
  Failed,
  Finding,
  JudgedClaim,
  OtherCertificates,
  Recalled,
  VerdictBefore,
  WithdrawnCertificate,
} from '../bundle-format.ts';
import type { Proven } from './melted.ts';
import { nearestVerdict, wholesOf } from './unjudged.ts';

/** What a bundle shows of its metal beside the claims: recalls, earlier verdicts, other certificates, and whether all records are claimed. */

const METAL = /^(heat|object):/;

/** Claims that say by themselves that all records are here. */
const WHOLE: readonly string[] = ['complete', 'draws', 'qualification'];

/** Claims that follow from the melting alone: bundles from before there was an index make no others. */
const OF_MASS: readonly string[] = ['massFraction', 'recycledContent', 'balance', 'elementBalance'];

/** What claims are about: heats and objects, what these were cut from, and their heats: all that is said of one may be said of the other. */
export function metalClaimed(claims: readonly Pick<Claim, 'subject'>[], proven: Proven): readonly string[] {
  const metal = new Set(claims.map(({ subject }) => subject));
  for (const subject of metal)
    for (const { body } of proven.standing('object.created', subject)) {
      const source = String(body.from);
      if (METAL.test(source)) metal.add(source);
      metal.add(`heat:${String(body.heat).replace(/^heat:/, '')}`);
    }
  return [...metal];
}

/**
 * Metal of which something is claimed that holds, and not that all its records are here: whoever drops a record and the claims that
 * miss it would else be left with a bundle in which everything holds. Masses of a ledger whose records say no time of what happened
 * need none: those ledgers had no index.
 */
export function withoutCompleteness(
  { claims, judged }: { readonly claims: readonly Claim[]; readonly judged: readonly JudgedClaim[] },
  proven: Proven,
): Finding[] {
  const isTimed = (subject: string): boolean =>
    proven.about(subject).some(({ body }) => 'happenedAt' in body);
  const about = claims.filter(
    ({ type, subject }, i) =>
      judged[i]?.verdict === 'holds' &&
      !WHOLE.includes(type) &&
      (!OF_MASS.includes(type) || isTimed(subject)),
  );
  const whole = new Set(claims.filter(({ type }) => type === 'complete').map(({ subject }) => subject));
  return metalClaimed(about, proven)
    .filter((subject) => !whole.has(subject))
    .map((subject) => ({
      code: 'claim-not-complete',
      words: `the bundle does not claim that all records of ${subject} are here: one that is left out may say otherwise`,
    }));
}

/** Recalls that reached metal of the bundle, each once, in the order of the log. */
export function recalledIn(proven: Proven): Recalled[] {
  const found = new Map<string, Recalled & { readonly subjects: string[] }>();
  for (const { record, body } of [...proven.of('heat.recalled'), ...proven.of('object.recalled')]) {
    const [recall, seq] = [String(body.recall), String(body.recallSeq)];
    const known = found.get(seq) ?? { recall, record: seq, subjects: [] };
    if (!known.subjects.includes(record.subject)) known.subjects.push(record.subject);
    found.set(seq, known);
  }
  return [...found.values()].sort((a, b) => Number(a.record) - Number(b.record));
}

/** Recalls that reached metal of the bundle, and whose own record is not in it. */
export const recallsNotShown = (proven: Proven): Finding[] =>
  recalledIn(proven)
    .filter(
      ({ recall, record: seq }) =>
        !proven.of('recall.recorded', `recall:${recall}`).some(({ record }) => record.seq === seq),
    )
    .map(({ recall, record, subjects }) => ({
      code: 'recall-not-shown',
      words: `recall ${recall} reached ${subjects.join(', ')}, and its record ${record} is not in the bundle`,
    }));

/** Metal of claims that nothing else of them was cut or cast from, and whose nearest verdict on measured results is FAIL. */
export function failedIn(metal: readonly string[], proven: Proven): Failed[] {
  const above = new Set(metal.flatMap((subject) => wholesOf(subject, { proven })));
  return metal.flatMap((subject) => {
    const decided = nearestVerdict(subject, { proven });
    return METAL.test(subject) && !above.has(subject) && decided?.body.verdict === 'FAIL'
      ? [{ subject, record: decided.record.seq }]
      : [];
  });
}

/** Verdicts FAIL on measured results of the metal before its latest one, by whatever specification. */
export function failedBefore(metal: readonly string[], proven: Proven): VerdictBefore[] {
  return metal.flatMap((subject) => {
    const decided = proven
      .of(`${subject.slice(0, subject.indexOf(':'))}.released`, subject)
      .filter(({ body }) => body.predicted !== true);
    return decided
      .slice(0, -1)
      .filter(({ body }) => body.verdict === 'FAIL')
      .map(({ record, body: { specification } }) => ({
        subject,
        record: record.seq,
        specification: typeof specification === 'string' ? specification : null,
      }));
  });
}

/** Certificates of the metal that were issued and stand. */
function standingCertificates(subject: string, proven: Proven): number {
  const gone = new Set(proven.standing('cert.withdrawn', subject).map(({ body }) => body.payloadSha256));
  return proven.standing('cert.issued', subject).filter(({ body }) => !gone.has(body.payloadSha256)).length;
}

/** Certificates of the metal that stand beside those that are claimed: issued to somebody else, or again. */
export const otherCertificates = (
  claims: readonly Claim[],
  metal: readonly string[],
  proven: Proven,
): OtherCertificates[] =>
  metal.flatMap((subject) => {
    const claimed = claims.filter((one) => one.type === 'certificate' && one.subject === subject).length;
    const count = standingCertificates(subject, proven) - claimed;
    return count > 0 ? [{ subject, count }] : [];
  });

/** Certificates of the metal that were withdrawn, each by its record. */
export const withdrawnCertificates = (metal: readonly string[], proven: Proven): WithdrawnCertificate[] =>
  metal.flatMap((subject) =>
    proven.standing('cert.withdrawn', subject).map(({ record }) => ({
      subject,
      record: record.seq,
      replaced: standingCertificates(subject, proven) > 0,
    })),
  );
