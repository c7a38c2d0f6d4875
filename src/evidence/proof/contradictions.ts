import { kindNamed } from '../records/kinds.ts';
import { kgToGrams } from '../records/mass.ts';
import type { Finding, ProvenRecord } from './bundle-format.ts';
import { inputsOf, isWithdrawn } from './melted.ts';

/**
 * What proven records say against each other, whatever is claimed: a record told twice, more digests than its kind has fields, a
 * lot received or a heat melted twice, metal melted before it was received, and more of a lot than it weighed.
 */
export function contradictionsIn(proven: readonly ProvenRecord[]): Finding[] {
  const standing = proven.filter((one) => !isWithdrawn(one, proven));
  return [
    ...twice(
      proven,
      ({ record }) => record.seq,
      (seq) => `record ${seq} is told twice`,
    ),
    ...twice(of('lot.received', standing), subjectOf, (subject) => `${subject} is received twice`),
    ...twice(of('heat.melted', standing), subjectOf, (subject) => `${subject} is melted twice`),
    ...proven.flatMap(digestsBeyond),
    ...of('heat.melted', standing).flatMap((heat) => receivedLater(heat, standing)),
    ...moreThanWeighed(standing, proven),
  ];
}

const subjectOf = ({ record }: ProvenRecord): string => record.subject;
const of = (kind: string, proven: readonly ProvenRecord[]): ProvenRecord[] =>
  proven.filter(({ record }) => record.kind === kind);
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

function receivedLater(heat: ProvenRecord, standing: readonly ProvenRecord[]): Finding[] {
  const lots = new Set(inputsOf(heat)?.map(({ lot }) => lot));
  return of('lot.received', standing)
    .filter(({ record }) => lots.has(record.subject) && Number(record.seq) > Number(heat.record.seq))
    .map(({ record }) =>
      contradiction(
        `${record.subject} is received in record ${record.seq}, after ${heat.record.subject} was melted of it in record ${heat.record.seq}`,
      ),
    );
}

/** Of lots whose mass is disclosed; the mass that counts is that of the latest correction. */
function moreThanWeighed(standing: readonly ProvenRecord[], proven: readonly ProvenRecord[]): Finding[] {
  const given = new Map<string, bigint>();
  for (const heat of of('heat.melted', standing))
    for (const { lot, grams } of inputsOf(heat) ?? []) given.set(lot, (given.get(lot) ?? 0n) + grams);
  return of('lot.received', standing).flatMap(({ record, body }) => {
    const masses = [
      body,
      ...of('record.corrected', proven)
        .filter((one) => one.record.subject === record.subject && one.body.correctsSeq === record.seq)
        .sort((a, b) => Number(a.record.seq) - Number(b.record.seq))
        .map((one) => one.body),
    ]
      .map(({ massKg }) => massKg)
      .filter((kg) => typeof kg === 'string');
    const weighed = masses.at(-1);
    const grams = given.get(record.subject) ?? 0n;
    if (weighed === undefined || !/^(0|[1-9]\d{0,8})\.\d{3}$/.test(weighed)) return [];
    if (grams <= BigInt(kgToGrams(weighed))) return [];
    return [
      contradiction(
        `${record.subject} gave ${grams} g to the heats of this bundle and weighed ${weighed} kg`,
      ),
    ];
  });
}
