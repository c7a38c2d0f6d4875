import { R } from '../../../metal/thermo/constants.ts';

/**
 * Gas film over a melt at 1 atm [m]. Source: evap-mn-fe-ito-1964, 2 to 3 mm. It is the boundary layer of natural
 * convection, which grows with p^-1/2 (Gr goes with the density squared), at most to the way to the nearest cold wall.
 */
const GAS_FILM_M = 2.5e-3;
/** Way from the melt to a cold wall [m]. Source: assumption, freeboard of a laboratory furnace. */
const COLD_WALL_M = 0.2;
const ATM_PA = 101_325;
/** Diffusivity of a metal vapour in argon at 1873 K and 1 atm [m2/s]. Source: recalled order, kinetic theory. */
const GAS_DIFFUSIVITY = 4e-4;
/** Molar mass that the gas-side ratio is worked out for [kg/mol]: that of the usual metals. */
const VAPOUR_MASS = 0.06;

/**
 * k_g/k_e: gas-side transport over Langmuir evaporation, the same for every element. Both act on the pressure at the
 * surface: k_g/k_e = (D/delta) sqrt(2 pi M/(R T))/(1 - p_vap/p), D ~ T^1.75/p, delta ~ p^-1/2. A melt whose own vapour
 * reaches the pressure of the chamber blows the gas away: no resistance, the plateau that iron and copper show below 13 Pa.
 */
export function gasSideRatio(pressure_Pa: number, vapour_Pa: number, T: number): number {
  const atm = ATM_PA / pressure_Pa;
  const D = GAS_DIFFUSIVITY * (T / 1873) ** 1.75 * atm;
  const film = Math.min(GAS_FILM_M * Math.sqrt(atm), COLD_WALL_M);
  const still = (D / film) * Math.sqrt((2 * Math.PI * VAPOUR_MASS) / (R * T));
  return still / Math.max(NO_GAS, 1 - vapour_Pa / pressure_Pa);
}

/** Least share of still gas in front of the melt: below it the vapour streams. */
const NO_GAS = 1e-3;

/**
 * Overall coefficient [m/s] of evaporation through melt, surface and gas: 1/k = 1/k_L + 1/k_e + 1/k_g, k_g = ratio k_e.
 */
export function overallEvaporation(kMelt: number, kSurface: number, gasRatio: number): number {
  if (kMelt === 0 || kSurface === 0) return 0;
  return 1 / (1 / kMelt + (1 / kSurface) * (1 + 1 / gasRatio));
}

/** Melt-side coefficient [m/s] of nitrogen, hydrogen and the metals relative to that of a metal: (D_i/D)^1/2. */
export const DIFFUSION_FACTOR = {
  metal: 1,
  /** D 8e-9 against 4.5e-9 m2/s (transport data). */
  gas: 1.3,
  /** D 3e-7 m2/s (Wright 1972). */
  hydrogen: 8,
} as const;
