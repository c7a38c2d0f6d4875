import type { Claim, ProvenRecord } from '../bundle-format.ts';
import { fromBase64, fromHex } from '../bytes.ts';
import { verifyPositions } from '../subject-index.ts';
import { type Judgement, notRecomputed, type Told } from './judgement.ts';
import { gramsOf, isKg, kg } from './melted.ts';

/**
 * Every record of a subject is in the bundle, so that nothing later contradicts it: the index root is the last record of the
 * log, and it says that there are no others.
 */
export function judgeComplete({ subject }: Extract<Claim, { type: 'complete' }>, told: Told): Judgement {
  const { proven, index, size } = told;
  const rooted = proven.of('index.root', 'index:ledger').at(-1);
  if (!rooted || size === null)
    return notRecomputed('claim-not-disclosed', 'the bundle proves no root of the index');
  const seq = Number(rooted.record.seq);
  if (String(rooted.body.size) !== rooted.record.seq)
    return notRecomputed(
      'claim-complete',
      `the index root in record ${seq} covers ${String(rooted.body.size)} records`,
    );
  if (seq !== size - 1)
    return notRecomputed(
      'claim-not-disclosed',
      `the index root is that of ${seq} records, and the checkpoint is of ${size}: what came between is not shown`,
    );
  const [listed, ...again] = index.filter((one) => one.subject === subject);
  if (again.length > 0)
    return notRecomputed('claim-complete', `the bundle lists the records of ${subject} twice`);
  if (!listed) return notRecomputed('claim-not-disclosed', `the bundle lists no records of ${subject}`);
  const { positions } = listed;
  const proof = listed.proof.map(fromBase64);
  if (!verifyPositions({ subject, positions, proof, root: fromHex(String(rooted.body.root)) }))
    return notRecomputed(
      'claim-complete',
      `the list of ${positions.length} records of ${subject} is not that of the index: records were left out of it or added, or its proof was changed`,
    );
  const held = new Set(proven.about(subject).map(({ record }) => Number(record.seq)));
  const missing = positions.filter((one) => !held.has(one));
  if (missing.length > 0)
    return notRecomputed(
      'claim-not-disclosed',
      `${missing.length === 1 ? 'record' : 'records'} ${missing.slice(0, 5).join(', ')} of ${subject} ${missing.length === 1 ? 'is' : 'are'} not in the bundle`,
    );
  const words = `all ${positions.length} records of ${subject} up to record ${seq} are here: none is withheld`;
  return { basis: 'recomputed', words, findings: [] };
}

/** All metal that was ever drawn of a lot or shipped, against what it weighed: no gram of it is in two heats. */
export function judgeDraws({ subject }: Extract<Claim, { type: 'draws' }>, told: Told): Judgement {
  const complete = judgeComplete({ type: 'complete', subject }, told);
  if (complete.findings.length > 0) return complete;
  const { proven } = told;
  const received = proven.standing('lot.received', subject).at(0);
  const weighed = received && [received, ...proven.correctionsOf(received)].filter(hasMass).at(-1);
  if (!weighed) return notRecomputed('claim-not-disclosed', `what ${subject} weighed is not disclosed`);
  const shipped = proven.standing('lot.shipped', subject);
  const taken = [...proven.of('lot.drawn', subject), ...shipped];
  const back = proven.of('lot.undrawn', subject);
  const closed = [...taken, ...back].find(({ body }) => !isKg(body.kg));
  if (closed)
    return notRecomputed(
      'claim-not-disclosed',
      `what record ${closed.record.seq} drew of ${subject} is not disclosed`,
    );
  const sum = (records: readonly ProvenRecord[]): bigint =>
    records.reduce((total, { body }) => total + gramsOf(body.kg), 0n);
  const drawn = sum(taken) - sum(back);
  const mass = gramsOf(weighed.body.massKg);
  const sides = { claimed: `${kg(mass)} kg`, found: `${kg(drawn)} kg` };
  if (drawn > mass)
    return notRecomputed(
      'claim-draws',
      `${kg(drawn)} kg were drawn of ${subject}, which weighed ${kg(mass)} kg`,
      sides,
    );
  const draws = taken.length - shipped.length;
  const left =
    shipped.length === 0 ? '' : ` and ${shipped.length === 1 ? '1 shipment' : `${shipped.length} shipments`}`;
  const words = `${subject}: ${kg(drawn)} kg drawn in ${draws === 1 ? '1 draw' : `${draws} draws`}${left}, of ${kg(mass)} kg received`;
  return { basis: 'recomputed', words, findings: [], ...sides };
}

const hasMass = ({ body }: ProvenRecord): boolean => isKg(body.massKg);
