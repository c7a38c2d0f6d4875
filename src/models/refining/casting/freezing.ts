import { R } from '../../../metal/thermo/constants.ts';
import type { MeltProperties } from '../../../metal/thermo/melt-properties.ts';
import { type Bath, massOf } from '../bath.ts';
import type { Basis, LimitRow } from '../operation.ts';

/** Partition coefficients solid/liquid of what forms nitrides. Source: partition data (Ti IN718 0.63, N binary 0.44). */
const PARTITION = { Ti: 0.63, N: 0.44 } as const;
/** Fall of temperature from liquidus to the end of freezing [K]. Source: assumption, freezing ranges of 50 to 150 K. */
const FREEZING_RANGE_K = 100;
/** Fraction solid at which the last pools count [1]. */
const LAST_POOL = 0.95;

/** Content of the liquid [relative to the start] at fraction solid: Scheil, C = C0 (1 - f)^(k - 1). */
const scheil = (k: number, fractionSolid: number): number => (1 - fractionSolid) ** (k - 1);

/**
 * Fraction solid at which TiN first forms: [Ti][N] enriched by Scheil against its product at the falling temperature;
 * null when it does not form before the last pools.
 */
function nitrideOnset(
  at: { readonly basis: Basis; readonly nitrogen: number; readonly liquidus_K: number },
  properties: MeltProperties,
): number | null {
  const { basis } = at;
  if (!basis.elements.includes('Ti')) return null;
  for (let f = 0; f <= LAST_POOL; f += 0.01) {
    const T = at.liquidus_K - FREEZING_RANGE_K * f;
    const allowed = nitrogenAllowed(basis, properties, T) / scheil(PARTITION.Ti, f);
    if (at.nitrogen * scheil(PARTITION.N, f) >= allowed) return f;
  }
  return null;
}

/** Nitrogen [mass fraction] in equilibrium with TiN in the liquid of the basis at T. */
function nitrogenAllowed(basis: Basis, properties: MeltProperties, T: number): number {
  const state = properties.state(basis.elements, basis.fractions, T);
  const ti = basis.elements.indexOf('Ti');
  const energy = properties.formation_J('TiN', T);
  const x = state.x[ti]!;
  if (energy === null || x <= 0) return Number.POSITIVE_INFINITY;
  return (state.nitrogenAssessed_wtpct / 100) * Math.exp(energy / (R * T) - Math.log(x) - state.lnGamma[ti]!);
}

/** What freezing does to nitrogen, as a row beside the limits of the pour. */
export function freezingRows(bath: Bath, basis: Basis, properties: MeltProperties): LimitRow[] {
  const n = bath.elements.indexOf('N');
  const liquidus = properties.liquidus_K(basis.elements, basis.fractions);
  if (n < 0 || liquidus === null || !basis.elements.includes('Ti')) return [];
  const mass = massOf(bath);
  let nitrogen = 0;
  for (let s = 0; s < bath.samples; s++) {
    nitrogen += bath.dissolved[s * bath.elements.length + n]! / mass[s]! / bath.samples;
  }
  const allowed = nitrogenAllowed(basis, properties, liquidus);
  // With (next to) no titanium no nitrogen of this world makes nitride: there is nothing to say.
  if (!(allowed < 1)) return [];
  const onset = nitrideOnset({ basis, nitrogen, liquidus_K: liquidus }, properties);
  return [
    {
      element: 'N',
      limitedBy:
        onset === null
          ? 'freezing: no TiN before the last 5 % of liquid'
          : `freezing: TiN from ${Math.round(onset * 100)} % solid on`,
      floor_ppm: allowed * 1e6,
      lever: 'nitrogen of the heat; below about 12 ppm no further gain is known (inclusions-gh4068-o-n-2023)',
    },
  ];
}
