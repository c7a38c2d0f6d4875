import { kgToGrams } from '../../records/mass.ts';
import type { ProvenRecord } from '../bundle-format.ts';

/** Proven records by kind and subject, so that a large bundle is read once. */
export class Proven {
  readonly all: readonly ProvenRecord[];
  readonly #byName = new Map<string, ProvenRecord[]>();
  readonly #withdrawn = new Set<string>();

  constructor(proven: readonly ProvenRecord[]) {
    this.all = [...proven].sort((a, b) => Number(a.record.seq) - Number(b.record.seq));
    for (const one of this.all) {
      const { kind, subject } = one.record;
      for (const name of [kind, `${kind} ${subject}`, ` ${subject}`]) {
        const known = this.#byName.get(name);
        if (known) known.push(one);
        else this.#byName.set(name, [one]);
      }
      if (kind === 'record.corrected' && one.body.how === 'did-not-occur')
        this.#withdrawn.add(`${subject} ${String(one.body.correctsSeq)}`);
    }
  }

  /** Records of a kind, about one subject where it is named, oldest first. */
  of(kind: string, subject?: string): readonly ProvenRecord[] {
    return this.#byName.get(subject === undefined ? kind : `${kind} ${subject}`) ?? [];
  }

  /** All records about a subject. */
  about(subject: string): readonly ProvenRecord[] {
    return this.#byName.get(` ${subject}`) ?? [];
  }

  /** Corrections of a record that put its values right, oldest first. */
  correctionsOf({ record }: ProvenRecord): readonly ProvenRecord[] {
    return this.standing('record.corrected', record.subject).filter(
      ({ body }) => body.correctsSeq === record.seq && body.how !== 'did-not-occur',
    );
  }

  /** Results of an analysis as the latest correction says them; null where that correction does not show its own. */
  resultsOf(analysis: ProvenRecord): readonly Printed[] | null {
    const last = this.correctionsOf(analysis).at(-1);
    if (!last) return printedIn(analysis.body.results);
    const corrected = printedIn(last.body.results);
    return corrected.length > 0 ? corrected : null;
  }

  /** Those of them that no correction in the bundle says did not happen. */
  standing(kind: string, subject?: string): readonly ProvenRecord[] {
    return this.of(kind, subject).filter(
      ({ record }) => !this.#withdrawn.has(`${record.subject} ${record.seq}`),
    );
  }
}

/** One result of an analysis, as whoever made the record wrote it. */
export interface Printed {
  readonly element?: unknown;
  readonly text?: unknown;
  readonly unit?: unknown;
}
const isPrinted = (value: unknown): value is Printed => typeof value === 'object' && value !== null;

/** The results in a list that was disclosed; what is not one is left out. */
export const printedIn = (value: unknown): readonly Printed[] =>
  Array.isArray(value) ? value.filter(isPrinted) : [];

/** Metal by its name, and its mass. */
export interface Part {
  readonly lot: string;
  readonly grams: bigint;
}

/** All inputs of a melted heat; null unless as many as it counts are open and they add up to what it weighs. */
export const inputsOf = ({ body }: ProvenRecord): readonly Part[] | null =>
  partsIn(body.inputs, body.nInputs, body.inputKg);

/** All pieces and crops of a heat that was cast, or an object that was cut; null unless all are open and they add up. */
export const outputsOf = ({ body }: ProvenRecord): readonly Part[] | null =>
  partsIn(body.outputs, body.nOutputs, body.outputKg);

function partsIn(value: unknown, count: unknown, totalKg: unknown): readonly Part[] | null {
  const list: readonly unknown[] = Array.isArray(value) ? value : [];
  if (!list.every(isPortion)) return null;
  const parts = list.map(({ lot, kg }) => ({ lot, grams: gramsOf(kg) }));
  return String(parts.length) === count && totalOf(parts) === gramsOf(totalKg) ? parts : null;
}

/** A disclosed value is whatever its maker wrote: looked at before it is used. */
const isPortion = (item: unknown): item is { readonly lot: string; readonly kg: string } =>
  typeof item === 'object' &&
  item !== null &&
  'lot' in item &&
  typeof item.lot === 'string' &&
  'kg' in item &&
  isKg(item.kg);

/** True for a mass as records hold it: kg with three decimals. */
export const isKg = (value: unknown): value is string =>
  typeof value === 'string' && /^(0|[1-9]\d{0,8})\.\d{3}$/.test(value);

/** Most that a plant may say its scales are off by [g]: 2 % of what lay on them, or 10 g. Assumption, as when metal is divided. */
export function mostOff(grams: bigint): bigint {
  const most = (grams * 2n + 50n) / 100n;
  return most > 10n ? most : 10n;
}

/** Sum of the parts [g]. */
export const totalOf = (parts: readonly Part[]): bigint => parts.reduce((sum, { grams }) => sum + grams, 0n);

/** Grams of a checked mass in kg. */
export const gramsOf = (kg: unknown): bigint => BigInt(kgToGrams(String(kg)));

/** Grams as kg with three decimals. */
export function kg(grams: bigint): string {
  const digits = (grams < 0n ? -grams : grams).toString().padStart(4, '0');
  return `${grams < 0n ? '-' : ''}${digits.slice(0, -3)}.${digits.slice(-3)}`;
}
