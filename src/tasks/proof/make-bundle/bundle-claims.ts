import type { StoredRecord } from '../../../evidence/ledger/store.ts';
import type { Claim } from '../../../evidence/proof/bundle-format.ts';
import { stageOf } from '../../../evidence/proof/claims/claim-qualification.ts';
import { gramsToKg, kgToGrams } from '../../../evidence/records/mass.ts';
import type { Subject } from '../../../metal/alloy/words.ts';
import { customerIn, type Disclosing } from '../disclosed-fields.ts';
import type { BundleOrder } from './contract.ts';

/** Part of what was charged of an element that may be missing before its balance is not claimed [1]: the most that a verifier accepts (H7). */
const ELEMENT_TOLERANCE = 0.02;

/** An order, and the grade that the release document names. */
type Claiming = BundleOrder & { readonly grade?: unknown };

type Fields = Readonly<Record<string, unknown>>;

/** What could be claimed of metal with these records; only what follows from them goes into the bundle. */
export function candidateClaims(
  order: Claiming,
  records: readonly StoredRecord[],
  words: Disclosing,
): readonly Claim[] {
  const melted = records.findLast(({ record }) => record.kind === 'heat.melted');
  return [
    ...(melted && words.has('inputs') ? massClaims(melted, records) : []),
    ...(melted && words.has('analyses') ? elementClaims(melted, records) : []),
    ...(words.has('certificate') ? certificateClaims(order, records) : []),
    ...releaseClaims(order),
    ...qualificationClaims(records),
    ...(words.has('footprint') ? footprintClaims(records) : []),
    ...(words.has('inputs') ? genealogyClaims(order, records) : []),
    ...completeClaims(records, words),
  ];
}

/** Subjects of which a bundle holds every record: the metal, its heat and its transfers, and its lots where their draws are opened. */
export const subjectsWhole = (records: readonly StoredRecord[], words: Disclosing): readonly string[] =>
  [...new Set(records.map(({ record }) => record.subject))].filter(
    (subject) =>
      /^(heat|object|programme|transfer):/.test(subject) ||
      (words.has('draws') && subject.startsWith('lot:')),
  );

const completeClaims = (records: readonly StoredRecord[], words: Disclosing): Claim[] =>
  subjectsWhole(records, words).flatMap((subject): Claim[] => {
    // what is claimed of a programme rests on its list already
    if (subject.startsWith('programme:')) return [];
    return [subject.startsWith('lot:') ? { type: 'draws', subject } : { type: 'complete', subject }];
  });

/** An object came out of its heat. */
function genealogyClaims({ subject }: BundleOrder, records: readonly StoredRecord[]): Claim[] {
  const made = records.find(({ record }) => record.kind === 'object.created' && record.subject === subject);
  return made ? [{ type: 'genealogy', subject, heat: `heat:${String(made.body.heat)}` }] : [];
}

const qualificationClaims = (records: readonly StoredRecord[]): Claim[] =>
  [...new Set(records.map(({ record }) => record.subject))]
    .filter((subject) => subject.startsWith('programme:'))
    .flatMap((subject): Claim[] => {
      const stage = stageOf(records.filter(({ record }) => record.subject === subject));
      return stage === null ? [] : [{ type: 'qualification', subject, stage }];
    });

/** The booked footprint: what its parts add up to, and on whose word they stand. */
function footprintClaims(records: readonly StoredRecord[]): Claim[] {
  const booked = records.findLast(({ record }) => record.kind === 'footprint.recorded');
  if (!booked) return [];
  const {
    record: { subject },
    body: { total, unit, method },
  } = booked;
  return [
    { type: 'footprint', subject, total: String(total), unit: String(unit) },
    { type: 'footprintFactors', subject, method: String(method) },
  ];
}

function massClaims(
  { seq, record: { subject }, body }: StoredRecord,
  records: readonly StoredRecord[],
): Claim[] {
  const shares = sharesOf(body, records);
  // the claim is of what the melting itself declared: losses that were put right later are no part of it
  const isPutRight = records.some(
    ({ record, body: correction }) =>
      record.kind === 'record.corrected' &&
      record.subject === subject &&
      correction.correctsSeq === String(seq) &&
      (correction.lossKg !== undefined || correction.withdrawnKg !== undefined),
  );
  return [
    ...(isPutRight ? [] : [{ type: 'balance' as const, subject, ...balanceOf(body) }]),
    ...(shares === null
      ? []
      : [
          { type: 'recycledContent' as const, subject, value: shareText(shares.recycled, shares.total) },
          ...(shares.consumer === 0 ? [] : [postConsumer(subject, shares)]),
        ]),
  ];
}

/** The loss as booked, and what the scales may be off by: as the melting says, else 0.5 % of the charge. */
const balanceOf = ({ inputKg, lossKg, toleranceKg }: Fields) => ({
  lossKg: typeof lossKg === 'string' ? lossKg : gramsToKg(0),
  toleranceKg:
    typeof toleranceKg === 'string'
      ? toleranceKg
      : gramsToKg(Math.floor((kgToGrams(String(inputKg)) * 5 + 500) / 1000)),
});

/** The share of what consumers gave back. */
const postConsumer = (subject: string, { consumer, total }: Shares): Claim => ({
  type: 'massFraction',
  subject,
  class: 'post-consumer',
  value: shareText(consumer, total),
  basis: 'controlled blending of this heat (ISO 22095)',
});

interface Shares {
  total: number;
  recycled: number;
  consumer: number;
}

/** Grams by origin; null where an input has none. */
function sharesOf(body: Fields, records: readonly StoredRecord[]): Shares | null {
  const inputs = (body.inputs ?? []) as readonly { readonly lot: string; readonly kg: string }[];
  const shares = { total: 0, recycled: 0, consumer: 0 };
  for (const { lot, kg } of inputs) {
    const origin = originOf(lot, records);
    if (origin === undefined) return null;
    const grams = kgToGrams(kg);
    shares.total += grams;
    if (origin === 'post-consumer') shares.consumer += grams;
    if (origin === 'post-consumer' || origin === 'pre-consumer-external') shares.recycled += grams;
  }
  return shares;
}

const originOf = (lot: string, records: readonly StoredRecord[]): unknown =>
  records.findLast(
    ({ record, body }) =>
      record.subject === lot &&
      (record.kind === 'lot.received' || record.kind === 'record.corrected') &&
      body.class !== undefined,
  )?.body.class;

/** Four digits, never rounded up. */
function shareText(part: number, total: number): string {
  const share = total === 0 ? 0n : (BigInt(part) * 10_000n) / BigInt(total);
  const digits = share.toString().padStart(5, '0');
  return `${digits.slice(0, -4)}.${digits.slice(-4)}`;
}

function elementClaims(
  { record: { subject }, body }: StoredRecord,
  records: readonly StoredRecord[],
): Claim[] {
  const measured = records.findLast(
    (one) =>
      one.record.kind === 'heat.analysed' && one.record.subject === subject && one.body.basis === 'measured',
  );
  const results = (measured?.body.results ?? []) as readonly {
    element: string;
    text: string;
    unit: string;
  }[];
  const input_g = kgToGrams(String(body.inputKg));
  return results.flatMap(({ element, text, unit }): Claim[] => {
    const content = Number(text) / (unit === 'ppm' ? 1e6 : 100);
    if (!(content > 0)) return [];
    // 1e-6 g: what binary fractions take from a whole number of grams
    const toleranceKg = gramsToKg(Math.floor(ELEMENT_TOLERANCE * content * input_g + 1e-6));
    return [{ type: 'elementBalance', subject, element, toleranceKg }];
  });
}

function certificateClaims({ customer }: BundleOrder, records: readonly StoredRecord[]): Claim[] {
  const withdrawn = new Set(
    records.filter(({ record }) => record.kind === 'cert.withdrawn').map(({ body }) => body.payloadSha256),
  );
  const issued = records.filter(
    ({ record, body }) =>
      record.kind === 'cert.issued' &&
      !withdrawn.has(body.payloadSha256) &&
      customerIn(body.certificate) === customer,
  );
  const signed = new Set(
    records.filter(({ record }) => record.kind === 'cert.signed').map(({ record }) => record.subject),
  );
  const subjects = [...new Set(issued.map(({ record }) => record.subject))];
  return [
    ...issued.flatMap(({ record: { subject }, body }): Claim[] => {
      const certificate = JSON.parse(String(body.certificate)) as {
        readonly maker?: { readonly place?: string };
      };
      const place = certificate.maker?.place;
      return [
        { type: 'certificate', subject, certificate },
        ...(place === undefined ? [] : [{ type: 'origin' as const, subject, place }]),
      ];
    }),
    ...subjects.filter((one) => signed.has(one)).map((subject): Claim => ({ type: 'signature', subject })),
  ];
}

/** Metal that a release document judged: the heat, or an object. */
export const judgedIn = ({ document: { object } }: NonNullable<BundleOrder['released']>): Subject =>
  `${object.kind === 'heat' ? 'heat' : 'object'}:${object.id}`;

function releaseClaims({ released, grade }: Claiming): Claim[] {
  if (released === undefined) return [];
  const { verdict } = released.output;
  const subject = judgedIn(released);
  return [{ type: 'specification', subject, verdict, released, ...(grade === undefined ? {} : { grade }) }];
}
