import { ownValue } from '../../../foundation/quantity/own-value.ts';
import { ORIGIN_CLASSES } from '../../../metal/alloy/words.ts';
import type { Claim, ProvenRecord } from '../bundle-format.ts';
import { type Judgement, notRecomputed, type Told } from './judgement.ts';
import { gramsOf, inputsOf, kg, mostOff, type Part, totalOf } from './melted.ts';

type Mass = Extract<Claim, { type: 'massFraction' | 'recycledContent' | 'balance' | 'elementBalance' }>;

/** Claims about the mass of a melted heat, in integer arithmetic. */
export function judgeMass(claim: Mass, told: Told): Judgement {
  const { subject } = claim;
  const heat = told.proven.standing('heat.melted', subject).at(0);
  if (!heat) return notRecomputed('claim-no-heat', `the bundle proves no melting of ${subject}`);
  const inputs = inputsOf(heat);
  if (!inputs) return notRecomputed('claim-inputs-incomplete', `not all inputs of ${subject} are disclosed`);
  if (claim.type === 'balance') return judgeBalance(claim, heat, inputs);
  if (claim.type === 'elementBalance') return judgeElement(claim, { heat, inputs }, told);
  return judgeFraction(claim, inputs, told);
}

/** Origins that count as recycled content (ISO 14021): internal revert never does, whatever the claim calls it. */
const RECYCLED: readonly string[] = ['post-consumer', 'pre-consumer-external'];

function judgeFraction(
  claim: Extract<Mass, { type: 'massFraction' | 'recycledContent' }>,
  inputs: readonly Part[],
  told: Told,
): Judgement {
  const value = /^[01]\.(\d{1,9})$/.exec(claim.value);
  const name = claim.type === 'recycledContent' ? 'recycled content' : claim.class;
  const classes = claim.type === 'recycledContent' ? RECYCLED : [claim.class];
  if (!value || !classes.every((one) => ORIGIN_CLASSES.some((known) => known === one)))
    return notRecomputed('claim-unknown', `the claim "${claim.value} ${name}" cannot be read`);
  const received = inputs.map(({ lot, grams }) => ({
    lot,
    grams,
    record: told.proven.standing('lot.received', lot).at(0),
  }));
  const missing = received.filter(({ record }) => !record).map(({ lot }) => lot);
  if (missing.length > 0) {
    const words = missing.map((lot) => `the bundle proves no receipt of ${lot}`);
    const findings = words.map((one) => ({ code: 'claim-lot-missing' as const, words: one }));
    return { basis: 'recomputed', words: words[0]!, findings };
  }
  const counted = received.filter(({ record }) => classes.includes(String(originOf(record!, told))));
  const exact = shareText(totalOf(counted), totalOf(inputs), value[1]!.length);
  const sides = { claimed: claim.value, found: exact };
  if (claim.value.replace('.', '') !== exact.replace('.', ''))
    return notRecomputed(
      'claim-fraction',
      `${name}: ${claim.value} is claimed, but the records give ${exact}`,
      sides,
    );
  const words = `${name} ${exact} of ${kg(totalOf(inputs))} kg charged${claim.type === 'recycledContent' ? ' (ISO 14021; internal revert does not count)' : ''}`;
  return { basis: 'recomputed', words, findings: [], ...sides };
}

/** Never rounded up: floor(part / total) to so many digits. */
function shareText(part: bigint, total: bigint, digits: number): string {
  const share = total === 0n ? 0n : (part * 10n ** BigInt(digits)) / total;
  const text = share.toString().padStart(digits + 1, '0');
  return `${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

/** Origin class of a lot as booked, or as the latest correction in the bundle says. */
function originOf(received: ProvenRecord, told: Told): unknown {
  const corrections = told.proven.correctionsOf(received).filter((one) => one.body.class !== undefined);
  return (corrections.at(-1)?.body ?? received.body).class;
}

/** Metal in = metal out + the loss that was booked, within what the scales may be off by. */
function judgeBalance(
  { toleranceKg, lossKg }: Extract<Mass, { type: 'balance' }>,
  { body }: ProvenRecord,
  inputs: readonly Part[],
): Judgement {
  const tolerance = toleranceOf(toleranceKg);
  if (tolerance === null) return unreadable(toleranceKg);
  const charged = totalOf(inputs);
  const found = gramsOf(body.outputKg);
  const balance = `mass balance: ${kg(charged)} kg in, ${kg(found)} kg out`;
  const judged = (missing: bigint, words: string): Judgement => {
    const sides = { claimed: `${kg(tolerance)} kg at most`, found: `${kg(missing)} kg` };
    return absolute(missing) > tolerance
      ? notRecomputed('claim-balance', `${balance}, ${words}`, sides)
      : { basis: 'recomputed', words: `${balance}, ${words}`, findings: [], ...sides };
  };
  if (lossKg === undefined) {
    const lost = charged - found;
    return judged(lost, `${kg(lost)} kg missing; the claim allows ${kg(tolerance)} kg, on no rule`);
  }
  const booked = body.lossKg === undefined ? 0n : gramsOf(body.lossKg);
  if (toleranceOf(lossKg) !== booked)
    return notRecomputed(
      'claim-balance',
      `a loss of ${lossKg} kg is claimed, and ${kg(booked)} kg were booked`,
      { claimed: `${lossKg} kg`, found: `${kg(booked)} kg` },
    );
  const [most, rule] = scaleTolerance(body, charged);
  if (tolerance > most)
    return notRecomputed(
      'claim-balance',
      `the claim allows ${kg(tolerance)} kg to be missing; the scales may be off by ${kg(most)} kg (${rule})`,
      { claimed: `${kg(tolerance)} kg`, found: `${kg(most)} kg` },
    );
  const missing = charged - found - booked;
  return judged(
    missing,
    `${kg(booked)} kg booked as lost (the word of the plant), ${kg(missing)} kg missing; ${kg(tolerance)} kg may be missing (${rule})`,
  );
}

/** What two weighings may be off by where the record does not say so: 0.5 % of the charge, to the gram. Assumption, as at the melting. */
const usualTolerance = (charged: bigint): bigint => (charged * 5n + 500n) / 1000n;

/** What the scales may be off by [g], and on what that rests. */
const scaleTolerance = (body: ProvenRecord['body'], charged: bigint): readonly [bigint, string] =>
  body.toleranceKg === undefined
    ? [usualTolerance(charged), '0.5 % of the charge for the scales, an assumption']
    : [gramsOf(body.toleranceKg), 'for its scales, as the plant recorded'];

/** Thousandths of a ppm in one: contents are counted in these [1e-9 kg/kg]. */
const PER_UNIT: Readonly<Record<string, bigint>> = { 'wt%': 10_000_000n, ppm: 1_000n };

function judgeElement(
  { element, toleranceKg, subject }: Extract<Mass, { type: 'elementBalance' }>,
  { heat, inputs }: { readonly heat: ProvenRecord; readonly inputs: readonly Part[] },
  told: Told,
): Judgement {
  const tolerance = toleranceOf(toleranceKg);
  if (tolerance === null) return unreadable(toleranceKg);
  const parts = inputs.map(({ lot, grams }) => ({ lot, grams, content: contentOf(element, lot, told) }));
  const own = contentOf(element, subject, told);
  const unknown = [
    ...parts.filter(({ content }) => content === null).map(({ lot }) => lot),
    ...(own === null ? [subject] : []),
  ];
  if (unknown.length > 0)
    return notRecomputed(
      'claim-not-disclosed',
      `no measured content of ${element} is disclosed of ${unknown.slice(0, 3).join(', ')}${unknown.length > 3 ? ' ...' : ''}`,
    );
  const charged = parts.reduce((sum, { grams, content }) => sum + grams * content!, 0n) / 1_000_000_000n;
  const found = (gramsOf(heat.body.outputKg) * own!) / 1_000_000_000n;
  const sides = { claimed: `within ${toleranceKg} kg`, found: `${kg(charged - found)} kg` };
  const most = mostOff(charged);
  if (tolerance > most)
    return notRecomputed(
      'claim-element',
      `${element}: the claim allows a difference of ${kg(tolerance)} kg, ${percent(tolerance, charged)} of what was charged; at most ${kg(most)} kg is accepted (2 %, or 10 g)`,
      { claimed: `${kg(tolerance)} kg`, found: `${kg(most)} kg` },
    );
  const words = `${element}: ${kg(charged)} kg charged, ${kg(found)} kg in the metal; the claim allows a difference of ${kg(tolerance)} kg, ${percent(tolerance, charged)} of what was charged`;
  return absolute(charged - found) <= tolerance
    ? { basis: 'recomputed', words, findings: [], ...sides }
    : notRecomputed('claim-element', words, sides);
}

/** Content by the latest analysis that measured the element, as corrected [1e-9 kg/kg]; null where none is disclosed, or only a bound. */
function contentOf(element: string, subject: string, told: Told): bigint | null {
  const type = subject.slice(0, subject.indexOf(':'));
  const analyses = told.proven
    .standing(`${type}.analysed`, subject)
    .filter(({ body }) => body.basis !== 'predicted' && body.basis !== 'imputed')
    .map((one) => told.proven.resultsOf(one));
  // a correction that is closed may say anything of the element
  if (analyses.includes(null)) return null;
  const results = analyses.flatMap((one) => one ?? []).filter((one) => one.element === element);
  const last = results.at(-1);
  const decimal = /^(\d{1,7})(?:\.(\d{1,9}))?$/.exec(String(last?.text));
  const scale = ownValue(PER_UNIT, String(last?.unit));
  if (!decimal || scale === undefined) return null;
  const digits = decimal[2] ?? '';
  return (BigInt(decimal[1]! + digits) * scale) / 10n ** BigInt(digits.length);
}

/** A part of a mass, to a tenth of a percent. */
const percent = (part: bigint, whole: bigint): string =>
  whole === 0n ? 'without a share' : `${(Number((part * 1000n) / whole) / 10).toString()} %`;

const absolute = (grams: bigint): bigint => (grams < 0n ? -grams : grams);

/** Grams of a tolerance in kg; null when it cannot be read. */
function toleranceOf(kilograms: string): bigint | null {
  const allowed = /^(\d{1,9})(?:\.(\d{1,3}))?$/.exec(kilograms);
  return allowed ? BigInt(allowed[1]! + (allowed[2] ?? '').padEnd(3, '0')) : null;
}

const unreadable = (tolerance: string): Judgement =>
  notRecomputed('claim-unknown', `the tolerance "${tolerance}" kg cannot be read`);
