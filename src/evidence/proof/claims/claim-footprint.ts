import { significant } from '../../../foundation/quantity/format.ts';
import { footprintTotal } from '../../records/footprint-record.ts';
import type { Claim, ProvenRecord } from '../bundle-format.ts';
import { judgeComplete } from './claim-complete.ts';
import { type Judgement, notRecomputed, notSigned, type Told } from './judgement.ts';

type Fields = Readonly<Record<string, unknown>>;

/** The latest footprint of a heat with all its parts; or why it cannot be looked at. */
function bookedOf(
  subject: string,
  told: Told,
): { readonly body: ProvenRecord['body']; readonly parts: readonly Fields[] } | Judgement {
  const complete = judgeComplete({ type: 'complete', subject }, told);
  if (complete.findings.length > 0) return complete;
  const booked = told.proven.standing('footprint.recorded', subject).at(-1);
  if (!booked) return notRecomputed('claim-not-disclosed', `the bundle proves no footprint of ${subject}`);
  const { body } = booked;
  const parts = Array.isArray(body.parts) ? body.parts.filter(isObject) : [];
  return String(parts.length) === body.nParts &&
    typeof body.total === 'string' &&
    typeof body.productKg === 'string'
    ? { body, parts }
    : notRecomputed('claim-not-disclosed', `not all parts of the footprint of ${subject} are disclosed`);
}

const isObject = (value: unknown): value is Fields => typeof value === 'object' && value !== null;

/** The total is the exact sum of quantity times factor over all parts, for the metal that came out. Quantities and factors are given. */
export function judgeFootprint(
  { subject, total, unit }: Extract<Claim, { type: 'footprint' }>,
  told: Told,
): Judgement {
  const found = bookedOf(subject, told);
  if ('findings' in found) return found;
  const { body, parts } = found;
  const sum = footprintTotal(parts);
  const sides = { claimed: `${total} ${unit}`, found: `${sum ?? 'no sum'} ${String(body.unit)}` };
  if (sum === null || sides.claimed !== sides.found || sum !== body.total)
    return notRecomputed(
      'claim-footprint',
      `the footprint of ${subject} is ${sides.claimed} in the claim and ${String(body.total)} in the record; its parts add up to ${sides.found}`,
      sides,
    );
  const melted = told.proven.standing('heat.melted', subject).at(0);
  if (!melted) return notRecomputed('claim-no-heat', `the bundle proves no melting of ${subject}`);
  if (melted.body.outputKg !== body.productKg)
    return notRecomputed(
      'claim-footprint',
      `the footprint is of ${String(body.productKg)} kg, and ${String(melted.body.outputKg)} kg came out of ${subject}`,
      { claimed: `${String(body.productKg)} kg`, found: `${String(melted.body.outputKg)} kg` },
    );
  const words = `footprint ${perKg(sum, body)} of metal: ${short(sum)} ${unit} for ${String(body.productKg)} kg, the sum of ${parts.length} parts, quantity times factor; no range of it is recorded`;
  return { basis: 'recomputed', words, findings: [], ...sides };
}

/** Four digits are all that a footprint is good for; claim and record hold the exact sum. */
const short = (decimal: string): string => significant(Number(decimal));

const perKg = (sum: string, { productKg, unit }: ProvenRecord['body']): string =>
  `${significant(Number(sum) / Number(productKg))} ${String(unit)}/kg`;

/** Quantities, factors and their sources are the word of the plant: they are what it recorded, and nothing more is shown. */
export function judgeFactors(
  { subject, method }: Extract<Claim, { type: 'footprintFactors' }>,
  told: Told,
): Judgement {
  const found = bookedOf(subject, told);
  if ('findings' in found) return { ...found, basis: 'signed' };
  const { body, parts } = found;
  const sides = { claimed: method, found: String(body.method) };
  if (method !== body.method)
    return notSigned('claim-footprint', `the footprint of ${subject} was made by another method`, sides);
  const counted = (basis: string): number => parts.filter((one) => one.basis === basis).length;
  const words = `${parts.length} factors with their sources, and quantities of which ${counted('measured')} are measured, ${counted('modelled')} modelled and ${counted('assumed')} assumed; the plant says so`;
  return { basis: 'signed', words, findings: [], ...sides };
}
