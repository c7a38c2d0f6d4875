import { kindNamed } from '../../records/kinds.ts';
import { kgToGrams } from '../../records/mass.ts';
import type { Finding, ProvenRecord } from '../bundle-format.ts';
import { gramsOf, inputsOf, isKg, kg, mostOff, type Proven } from './melted.ts';

/**
 * What proven records say against each other, whatever is claimed: a record told twice, more digests than its kind has fields, a
 * lot received, an object made or cut, a heat melted or cast twice, more of a heat certified than came out of it, metal melted before it was received, and more of a lot or object than it weighed.
 */
export function contradictionsIn(proven: Proven): Finding[] {
  return [
    ...twice(
      proven.all,
      ({ record }) => record.seq,
      (seq) => `record ${seq} is told twice`,
    ),
    ...twice(proven.standing('lot.received'), subjectOf, (subject) => `${subject} is received twice`),
    ...twice(proven.standing('heat.melted'), subjectOf, (subject) => `${subject} is melted twice`),
    ...twice(proven.standing('heat.cast'), subjectOf, (subject) => `${subject} is cast twice`),
    ...twice(proven.standing('heat.cut'), subjectOf, (subject) => `${subject} is cut twice`),
    ...twice(proven.standing('object.created'), subjectOf, (subject) => `${subject} is made twice`),
    ...proven.all.flatMap(digestsBeyond),
    ...proven.standing('heat.melted').flatMap((heat) => receivedLater(heat, proven)),
    ...moreThanWeighed(proven),
    ...heavierPieces(proven),
    ...overCertified(proven),
  ];
}

const subjectOf = ({ record }: ProvenRecord): string => record.subject;
const contradiction = (words: string): Finding => ({ code: 'contradiction', words });

function twice(
  proven: readonly ProvenRecord[],
  keyOf: (one: ProvenRecord) => string,
  words: (key: string) => string,
): Finding[] {
  const seen = new Set<string>();
  const doubled = new Set<string>();
  for (const key of proven.map(keyOf)) (seen.has(key) ? doubled : seen).add(key);
  return [...doubled].map((key) => contradiction(words(key)));
}

/** A field has one digest: with two, each recipient could be told another value. Kinds with lists have as many as they have items. */
function digestsBeyond({ record, withheld, disclosed }: ProvenRecord): Finding[] {
  const { hidden, lists } = kindNamed(record.kind);
  if (Object.keys(lists).length > 0 || hidden.includes('results')) return [];
  if (withheld + disclosed <= hidden.length) return [];
  return [
    contradiction(
      `record ${record.seq} has ${withheld + disclosed} digests for at most ${hidden.length} fields of ${record.kind}`,
    ),
  ];
}

function receivedLater(heat: ProvenRecord, proven: Proven): Finding[] {
  return [...new Set(inputsOf(heat)?.map(({ lot }) => lot))]
    .flatMap((lot) => proven.standing('lot.received', lot))
    .filter(({ record }) => Number(record.seq) > Number(heat.record.seq))
    .map(({ record }) =>
      contradiction(
        `${record.subject} is received in record ${record.seq}, after ${heat.record.subject} was melted of it in record ${heat.record.seq}`,
      ),
    );
}

/** Of lots whose mass is disclosed; the mass that counts is that of the latest correction. */
function moreThanWeighed(proven: Proven): Finding[] {
  const given = new Map<string, bigint>();
  for (const heat of proven.standing('heat.melted'))
    for (const { lot, grams } of inputsOf(heat) ?? []) given.set(lot, (given.get(lot) ?? 0n) + grams);
  return proven.standing('lot.received').flatMap((received) => {
    const { record, body } = received;
    const masses = [body, ...proven.correctionsOf(received).map((one) => one.body)]
      .map(({ massKg }) => massKg)
      .filter((kg) => typeof kg === 'string');
    const weighed = masses.at(-1);
    const grams = given.get(record.subject) ?? 0n;
    if (weighed === undefined || !/^(0|[1-9]\d{0,8})\.\d{3}$/.test(weighed)) return [];
    if (grams <= BigInt(kgToGrams(weighed))) return [];
    return [
      contradiction(
        `${record.subject} gave ${kg(grams)} kg to the heats of this bundle and weighed ${weighed} kg`,
      ),
    ];
  });
}

/** Certificates of a heat that stand and cover more than what came out of it. */
function overCertified(proven: Proven): Finding[] {
  return proven.standing('heat.melted').flatMap(({ record: { subject }, body }) => {
    const gone = proven.standing('cert.withdrawn', subject).map((one) => one.body.payloadSha256);
    const covering = proven
      .standing('cert.issued', subject)
      .filter((one) => isKg(one.body.coversKg) && !gone.includes(one.body.payloadSha256));
    const covered = covering.reduce((sum, one) => sum + gramsOf(one.body.coversKg), 0n);
    const poured = gramsOf(body.outputKg);
    return covered <= poured
      ? []
      : [
          contradiction(
            `${covering.length} certificates of ${subject} stand for ${kg(covered)} kg (records ${covering.map((one) => one.record.seq).join(', ')}), and ${kg(poured)} kg came out of it`,
          ),
        ];
  });
}

/** Pieces that together weigh more than the object they were cut from, by more than scales may be off by. */
function heavierPieces(proven: Proven): Finding[] {
  const weighed = proven.standing('object.created').filter(({ body }) => isKg(body.massKg));
  const pieces = new Map<string, bigint>();
  for (const { body } of weighed) {
    const from = String(body.from);
    pieces.set(from, (pieces.get(from) ?? 0n) + gramsOf(body.massKg));
  }
  return weighed.flatMap(({ record, body }) => {
    const own = gramsOf(body.massKg);
    const grams = pieces.get(record.subject) ?? 0n;
    return grams <= own + mostOff(own)
      ? []
      : [
          contradiction(
            `the pieces of ${record.subject} in this bundle weigh ${kg(grams)} kg, and it weighed ${kg(own)} kg`,
          ),
        ];
  });
}
