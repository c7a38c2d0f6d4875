import { R } from '../../../metal/thermo/constants.ts';
import type { MeltProperties } from '../../../metal/thermo/melt-properties.ts';
import type { Chemistry } from './conditions.ts';
import type { Work } from './work.ts';

const cache = new WeakMap<Chemistry, { readonly lnRatio: number }>();

/**
 * ln of [S]/[O] (mass fractions) in equilibrium with CaO and CaS: CaO + [S] = CaS + [O],
 * ln = ln(K_S/K_O) + ln(f_O/f_S) + (dG0(CaS) - dG0(CaO))/(RT). About 0.7 at 1873 K in a single-crystal alloy.
 * Kept per chemistry, so that no substep works it out again.
 */
export function limeRatio({ chemistry }: Work, properties: MeltProperties): { readonly lnRatio: number } {
  const known = cache.get(chemistry);
  if (known) return known;
  const T = chemistry.temperature_K;
  const { lnKO, lnKS, log10FO, log10FS } = chemistry.state;
  const sulfide = properties.formation_J('CaS', T) ?? Number.NaN;
  const oxide = properties.formation_J('CaO', T) ?? Number.NaN;
  const lnRatio = lnKS - lnKO + Math.LN10 * (log10FO - log10FS) + (sulfide - oxide) / (R * T);
  const value = { lnRatio };
  cache.set(chemistry, value);
  return value;
}
