import { kgToGrams } from '../records/mass.ts';
import type { ProvenRecord } from './bundle-format.ts';

/** True for a record that a correction in the bundle says did not happen. */
export const isWithdrawn = ({ record }: ProvenRecord, proven: readonly ProvenRecord[]): boolean =>
  proven.some(
    (one) =>
      one.record.kind === 'record.corrected' &&
      one.record.subject === record.subject &&
      one.body.correctsSeq === record.seq &&
      one.body.how === 'did-not-occur',
  );

export interface Input {
  readonly lot: string;
  readonly grams: bigint;
}

/** All inputs of a melted heat; null unless as many as it counts are open and they add up to what it weighs. */
export function inputsOf({ body }: ProvenRecord): readonly Input[] | null {
  const list = Array.isArray(body.inputs) ? (body.inputs as readonly unknown[]) : [];
  if (!list.every(isPortion)) return null;
  const inputs = list.map(({ lot, kg }) => ({ lot, grams: gramsOf(kg) }));
  const complete = String(inputs.length) === body.nInputs && totalOf(inputs) === gramsOf(body.inputKg);
  return complete ? inputs : null;
}

/** A disclosed value is whatever its maker wrote: looked at before it is used. */
const isPortion = (item: unknown): item is { readonly lot: string; readonly kg: string } =>
  typeof item === 'object' &&
  item !== null &&
  'lot' in item &&
  typeof item.lot === 'string' &&
  'kg' in item &&
  typeof item.kg === 'string' &&
  /^(0|[1-9]\d{0,8})\.\d{3}$/.test(item.kg);

/** Sum of the inputs [g]. */
export const totalOf = (inputs: readonly Input[]): bigint =>
  inputs.reduce((sum, { grams }) => sum + grams, 0n);

/** Grams of a checked mass in kg. */
export const gramsOf = (kg: unknown): bigint => BigInt(kgToGrams(String(kg)));
