import { canonicalPlaces, type ElementSymbol } from '../../metal/alloy/element.ts';
import type { Ensemble } from '../../metal/alloy/ensemble.ts';

/** Particles of one phase in one size class. `content[e]` is kg of element e (order of the bath) per kg of phase. */
export interface Population {
  readonly phase: string;
  /** Representative diameter of the class [m]. */
  readonly diameter_m: number;
  readonly density_kg_per_m3: number;
  readonly content: readonly number[];
}

/**
 * The metal, sample by sample, in kg, so that every booking is a plain subtraction.
 * `dissolved[s * elements.length + e]`; `particles[s * populations.length + p]`. An element's total is its dissolved
 * part plus what particles hold. `resolved` is false while only totals are known (a solid charge, or after an
 * operation that knows totals only): then all of it stands in `dissolved`.
 */
export interface Bath {
  readonly elements: readonly ElementSymbol[];
  readonly samples: number;
  readonly dissolved: Float64Array;
  readonly populations: readonly Population[];
  readonly particles: Float64Array;
  resolved: boolean;
}

/** A bath of `mass_kg` whose totals are those of an ensemble of mass fractions. Forms are not decided yet. */
export function bathFrom(ensemble: Ensemble, mass_kg: number, populations: readonly Population[] = []): Bath {
  const dissolved = new Float64Array(ensemble.values.length);
  for (let i = 0; i < dissolved.length; i++) dissolved[i] = ensemble.values[i]! * mass_kg;
  return {
    elements: ensemble.elements,
    samples: ensemble.samples,
    dissolved,
    populations,
    particles: new Float64Array(ensemble.samples * populations.length),
    resolved: false,
  };
}

/** A bath that shares nothing with `bath`. */
export const copyBath = (bath: Bath): Bath => ({
  ...bath,
  dissolved: Float64Array.from(bath.dissolved),
  particles: Float64Array.from(bath.particles),
});

/** Total kg, dissolved and in particles: `out[s * elements.length + e]`. */
export function totalKg(bath: Bath): Float64Array {
  const n = bath.elements.length;
  const p = bath.populations.length;
  const out = Float64Array.from(bath.dissolved);
  for (let k = 0; k < p; k++) {
    const { content } = bath.populations[k]!;
    for (let e = 0; e < n; e++) {
      const share = content[e]!;
      if (share === 0) continue;
      for (let s = 0; s < bath.samples; s++) {
        out[s * n + e] = out[s * n + e]! + share * bath.particles[s * p + k]!;
      }
    }
  }
  return out;
}

/** Mass of the metal of each sample, particles included [kg]. */
export function massOf(bath: Bath): Float64Array {
  const out = new Float64Array(bath.samples);
  const n = bath.elements.length;
  const p = bath.populations.length;
  const places = canonicalPlaces(bath.elements);
  for (let s = 0; s < bath.samples; s++) {
    let sum = 0;
    for (const e of places) sum += bath.dissolved[s * n + e]!;
    for (let k = 0; k < p; k++) sum += bath.particles[s * p + k]!;
    out[s] = sum;
  }
  return out;
}

/** Mass fractions of the totals [kg/kg]: the refined composition as other rooms take it. */
export function ensembleOf(bath: Bath): Ensemble {
  const values = totalKg(bath);
  const mass = massOf(bath);
  const n = bath.elements.length;
  for (let s = 0; s < bath.samples; s++) {
    for (let e = 0; e < n; e++) values[s * n + e] = values[s * n + e]! / mass[s]!;
  }
  return { elements: bath.elements, samples: bath.samples, values };
}

/** Puts what particles hold back among the totals: for operations that know totals only. */
export function forgetForms(bath: Bath): void {
  if (!bath.resolved) return;
  bath.dissolved.set(totalKg(bath));
  bath.particles.fill(0);
  bath.resolved = false;
}
