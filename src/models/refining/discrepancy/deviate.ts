import type { ElementSymbol } from '../../../metal/alloy/element.ts';
import { type Bath, massOf, totalKg } from '../bath.ts';
import { type Exchange, ledgerRow, SINKS } from '../exchange.ts';
import type { Operation, OperationName } from '../operation.ts';
import { type Family, familyOf } from './discrepancies.ts';

/** What an operation began with, what came in, and the factors that were drawn: `factors[s * elements.length + e]`. */
export interface Deviation {
  /** Totals when the operation began [kg]: `before[s * elements.length + e]`. */
  readonly before: Float64Array;
  readonly exchange: Exchange;
  readonly factors: Float64Array;
  /** True where a factor was learned on the own heats of the furnace, by element; absent: nowhere. */
  readonly own?: readonly boolean[];
  /**
   * Shares of what there was and came in of a metal that skull, splashes and condensate give back [1], by sample; only
   * where it was learned on the own heats.
   */
  readonly givenBack?: Float64Array | undefined;
  /** Time since the operation began [s]. */
  readonly at_s: number;
  readonly operation: Pick<Operation, 'name' | 'sinks'>;
}

/**
 * Time in which a content that a furnace can raise or lower comes to its full error [s]. Source: assumption; nitrogen of
 * K452 was a factor 2 to 3 from the model after 3 to 5 min.
 */
const RAMP_S = 60;
/** Time over which a furnace's own factor on sulfur comes to its full size [s]. Source: assumption. */
const OWN_S = 3600;
/** Largest factor on a content or on what came in [log10], and largest share of the metal that it leads to. Source: assumption. */
const LARGEST = 1.5;
const LARGEST_SHARE = 0.1;

/** Families that gas and wall bring as well as take, and operations that hold a melt long enough for either. */
const BROUGHT: ReadonlySet<Family> = new Set(['gases', 'oxygen']);
const HOLDING: ReadonlySet<OperationName> = new Set([
  'vacuum-induction',
  'electron-beam',
  'electroslag',
  'vacuum-arc',
]);

/**
 * Moves a bath from what the model says to what a furnace with the drawn factors would hold. A factor above one leaves more.
 * Of N, H and O in a melt that is held it acts on the content (of N and H up to what was there, or the model says: more is a leak), T' = T f^w with w = 1 - exp(-t/60 s). Of what only leaves, it acts on the rate:
 * R' = R^(1/f) with R = T over what was there and came in; of what the metal gained, on the gain. What a furnace's own heats have
 * shown acts on the content: T' = T f^w with w = 1 - R of what leaves, of a metal with what is given back of the rest, and t/1 h of sulfur in a held melt, which a lining brings and no model knows. The element that the melt is mostly made of stays. Particles
 * go with oxygen. Returns what each sample lost to this [kg], `out[s * elements.length + e]`; less than nothing: gained.
 */
export function deviate(bath: Bath, deviation: Deviation): Float64Array {
  const { elements, samples, populations, particles, dissolved } = bath;
  const n = elements.length;
  const p = populations.length;
  const totals = totalKg(bath);
  const mass = massOf(bath);
  const targets = targetsOf(bath.elements, { ...deviation, totals, mass });
  const oxygen = elements.indexOf('O');
  if (oxygen >= 0 && p > 0)
    for (let s = 0; s < samples; s++) {
      const at = s * n + oxygen;
      const scale = totals[at]! > 0 ? targets[at]! / totals[at]! : 1;
      for (let k = 0; k < p; k++) particles[s * p + k] = particles[s * p + k]! * scale;
    }
  holdNoMore(bath, targets);
  const moved = totalKg(bath);
  const lost = new Float64Array(totals.length);
  for (let i = 0; i < totals.length; i++) {
    const change = Math.max(-dissolved[i]!, targets[i]! - moved[i]!);
    dissolved[i] = dissolved[i]! + change;
    lost[i] = totals[i]! - moved[i]! - change;
  }
  return lost;
}

/** Takes particles away until they hold no more of any element than there is to be of it. */
function holdNoMore(bath: Bath, targets: Float64Array): void {
  const { elements, samples, populations, particles } = bath;
  const [n, p] = [elements.length, populations.length];
  for (let s = 0; s < samples; s++) {
    for (let e = 0; e < n; e++) {
      let held = 0;
      for (let k = 0; k < p; k++) held += populations[k]!.content[e]! * particles[s * p + k]!;
      const target = targets[s * n + e]!;
      if (!(held > target)) continue;
      for (let k = 0; k < p; k++)
        if (populations[k]!.content[e]! > 0) particles[s * p + k] = (particles[s * p + k]! * target) / held;
    }
  }
}

/** Books what `deviate` took to where the operation sent the element, each by its part; to its first sink where it sent none. */
export function bookDeviation({ exchange, operation: { sinks } }: Deviation, lost: Float64Array): void {
  const n = exchange.elements.length;
  const known = SINKS.filter((sink) => sink !== 'addition');
  const first = sinks.find((sink) => sink !== 'addition') ?? 'gas';
  for (let s = 0; s < exchange.samples; s++) {
    for (let e = 0; e < n; e++) {
      const kg = lost[s * n + e]!;
      if (kg === 0) continue;
      const places = known.map((sink) => ledgerRow(exchange, sink, s) + e);
      const gross = places.reduce((sum, at) => sum + Math.abs(exchange.kg[at]!), 0);
      if (gross === 0) exchange.kg[ledgerRow(exchange, first, s) + e]! += kg;
      else for (const at of places) exchange.kg[at]! += kg * (Math.abs(exchange.kg[at]!) / gross);
    }
  }
}

function targetsOf(
  elements: readonly ElementSymbol[],
  of: Deviation & { readonly totals: Float64Array; readonly mass: Float64Array },
): Float64Array {
  const { before, exchange, factors, own, givenBack, at_s, operation, totals, mass } = of;
  const n = elements.length;
  const out = Float64Array.from(totals);
  const ramp = 1 - Math.exp(-at_s / RAMP_S);
  const isHeld = HOLDING.has(operation.name);
  const families = elements.map(familyOf);
  for (let s = 0; s < mass.length; s++) {
    const base = mostOf(totals, s, n);
    for (let e = 0; e < n; e++) {
      const at = s * n + e;
      const factor = factors[at]!;
      if (e === base || (factor === 1 && !own?.[e]) || !(totals[at]! > 0)) continue;
      const bounded = 10 ** Math.max(-LARGEST, Math.min(LARGEST, Math.log10(factor)));
      const there = before[at]! - exchange.kg[ledgerRow(exchange, 'addition', s) + e]!;
      const stays = totals[at]! / there;
      const family = families[e]!;
      if (own?.[e] && isHeld && family === 'sulfur') out[at] = totals[at]! * bounded ** (at_s / OWN_S);
      else if ((isHeld && BROUGHT.has(family)) || !(there > 0)) out[at] = totals[at]! * bounded ** ramp;
      else if (stays >= 1) out[at] = there * (1 + (stays - 1) * bounded);
      else if (own?.[e]) {
        const back = family === 'metals' ? (givenBack?.[s] ?? 0) : 0;
        const left = totals[at]! * bounded ** (1 - stays);
        out[at] = Math.min(there, left + back * (there - totals[at]!));
      } else out[at] = there * stays ** (1 / factor);
      const most = family === 'gases' ? there : LARGEST_SHARE * mass[s]!;
      out[at] = Math.min(out[at]!, Math.max(totals[at]!, most));
    }
  }
  return out;
}

/** Place of the element that a sample holds most of. */
export function mostOf(totals: Float64Array, sample: number, n: number): number {
  let most = 0;
  for (let e = 1; e < n; e++) if (totals[sample * n + e]! > totals[sample * n + most]!) most = e;
  return most;
}
