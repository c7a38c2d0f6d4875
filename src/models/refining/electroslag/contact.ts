import { DENSITY } from '../bath-kinetics/density.ts';

/** Geometry and pace of an electroslag furnace. */
export interface Contact {
  readonly mould_m: number;
  /** How fast the electrode melts. */
  readonly meltRate_kg_per_s: number;
  /** Time that the pool lies under the slag per mass of metal [s/kg]: more than melting takes where it is held. */
  readonly pool_s_per_kg: number;
}

/** Electrode diameter over mould diameter. Source: recalled, fill ratios of 0.6 to 0.8 by diameter. */
const FILL = 0.75;
/** Drops: diameter [m] and time through the slag [s]. Source: recalled, 5 to 10 mm, 0.2 s. */
const DROP_M = 7e-3;
const DROP_S = 0.2;
/** Metal-side coefficients [m/s] of film, drop and pool. Source: transport data, 2e-5 to 2e-4. */
const K_FILM = 1.5e-4;
const K_DROP = 2e-4;
const K_POOL = 3e-5;

/**
 * Number of transfer units of the metal side over the whole way of the metal, k A/V t of film, drop and pool:
 * film k/delta times residence (tip area x delta x rho/melt rate), drop 6 k t/d, pool k A rho times its time per mass. About 1.3
 * for an industrial ingot.
 */
export function transferUnits({ mould_m, meltRate_kg_per_s, pool_s_per_kg }: Contact): number {
  const tip = (Math.PI * (FILL * mould_m) ** 2) / 4;
  const pool = (Math.PI * mould_m ** 2) / 4;
  const film = (K_FILM * tip * DENSITY) / meltRate_kg_per_s;
  const drop = (6 * K_DROP * DROP_S) / DROP_M;
  const bath = K_POOL * pool * DENSITY * pool_s_per_kg;
  return film + drop + bath;
}
