import type { ElementSymbol } from '../alloy/element.ts';

/**
 * Fall of the liquidus [K per wt%] in nickel-base alloys. Source: assumption, slopes of the binary diagrams as
 * remembered, weighed so that IN718 and CMSX-4 come out at 1620 and 1669 K against 1609 and 1655 K (transport data).
 */
const FALL_K_PER_WTPCT: Readonly<Partial<Record<ElementSymbol, number>>> = {
  Cr: 2,
  Fe: 0.25,
  Mo: 2.5,
  W: -0.6,
  Re: -3,
  Ta: 3,
  Nb: 8.5,
  Al: 4.5,
  Ti: 11,
  Hf: 11,
  C: 60,
  B: 90,
  Zr: 15,
  Si: 16,
  Mn: 6,
  Cu: 3,
  V: 5,
  S: 40,
  P: 40,
  Y: 15,
  La: 15,
  Ce: 15,
};

/** Melting points of the bases that routes start from [K]. Source: handbook values. */
const BASE_K: Readonly<Partial<Record<ElementSymbol, number>>> = {
  Ni: 1728,
  Co: 1768,
  Fe: 1811,
  Cu: 1358,
  Ti: 1941,
};

/** How far the estimate may be off [K]: below it by more than this, metal is taken to be solid. */
export const LIQUIDUS_UNCERTAINTY_K = 40;

/**
 * Liquidus [K] estimated from contents in wt%: melting point of the base less its fall per content. For bases without
 * slopes the melting point alone, null for a base without any.
 */
export function liquidus_K(
  elements: readonly ElementSymbol[],
  wtpct: Float64Array | readonly number[],
  melting: Readonly<Partial<Record<ElementSymbol, number>>> = {},
): number | null {
  const base = baseOf(elements, wtpct);
  const melts = BASE_K[base] ?? melting[base];
  if (melts === undefined) return null;
  if (base !== 'Ni' && base !== 'Co' && base !== 'Fe') return melts;
  let T = melts;
  for (let k = 0; k < elements.length; k++) {
    if (elements[k] !== base) T -= (FALL_K_PER_WTPCT[elements[k]!] ?? 0) * wtpct[k]!;
  }
  return T;
}

/** Element with the largest content. */
export function baseOf(
  elements: readonly ElementSymbol[],
  contents: Float64Array | readonly number[],
): ElementSymbol {
  let best = 0;
  for (let k = 1; k < elements.length; k++) if (contents[k]! > contents[best]!) best = k;
  return elements[best]!;
}

/** Share of the melting point that alloying may take off a base without slopes, such as copper with lead. Source: assumption. */
const FOREIGN_BASE_SHARE = 0.15;

/** Estimated liquidus and the lowest temperature [K] at which the metal may still be called liquid; null without data. */
export function lowestLiquid_K(
  elements: readonly ElementSymbol[],
  wtpct: Float64Array | readonly number[],
  melting: Readonly<Partial<Record<ElementSymbol, number>>> = {},
): { readonly liquidus_K: number; readonly temperature_K: number } | null {
  const liquidus = liquidus_K(elements, wtpct, melting);
  if (liquidus === null) return null;
  const known = ['Ni', 'Co', 'Fe'].includes(baseOf(elements, wtpct));
  return {
    liquidus_K: liquidus,
    temperature_K: known ? liquidus - LIQUIDUS_UNCERTAINTY_K : liquidus * (1 - FOREIGN_BASE_SHARE),
  };
}
