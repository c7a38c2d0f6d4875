import { STEFAN_BOLTZMANN } from '../../../metal/thermo/constants.ts';

/** What heats and cools a melt under the beam; powers in W, per area of free surface where it says so. */
export interface BeamHeat {
  /** Power that stays in the metal [W]. */
  readonly absorbed_W: number;
  /** Free surface, and copper touched by skull and melt [m2]. */
  readonly surface_m2: number;
  readonly copper_m2: number;
  /** Heat transfer to that copper. */
  readonly copper_W_per_m2K: number;
  /** Metal melted [kg/s]; its enthalpy leaves with the ingot. */
  readonly melting_kg_per_s: number;
  /** Heat that evaporation carries off at T [W/m2]. */
  readonly evaporation_W_per_m2: (T: number) => number;
}

/** Total emissivity of liquid nickel alloys. Source: recalled, 0.2 to 0.35. */
const EMISSIVITY = 0.28;
/** Temperature of the copper [K]. Source: assumption, warm cooling water. */
const COPPER_K = 350;
/** Enthalpy to melt and superheat nickel from room temperature [J/kg], and heat capacity of the melt [J/(kg K)]. Source: recalled. */
const MELTING_ENTHALPY = 1.25e6;
const HEAT_CAPACITY = 735;
const MELTING_K = 1728;

/** Heat that the melt loses at surface temperature T [W]. */
export function heatLoss(heat: BeamHeat, T: number): number {
  const radiation = EMISSIVITY * STEFAN_BOLTZMANN * T ** 4;
  const conduction = heat.copper_m2 * heat.copper_W_per_m2K * (T - COPPER_K);
  const enthalpy = heat.melting_kg_per_s * (MELTING_ENTHALPY + HEAT_CAPACITY * (T - MELTING_K));
  return heat.surface_m2 * (radiation + heat.evaporation_W_per_m2(T)) + conduction + enthalpy;
}

/** Range in which the surface temperature is sought [K]: from the cold copper to the end of the liquid's data. */
export const HOTTEST_K = 3000;

/**
 * Surface temperature [K] at which losses equal the absorbed power, at most 3000 K; losses grow with T, so bisection
 * finds the one answer. Evaporation caps it: the flux rises 3.5-fold per 100 K.
 */
export function surfaceTemperature(heat: BeamHeat): number {
  let low = COPPER_K;
  let high = HOTTEST_K;
  for (let k = 0; k < 60; k++) {
    const middle = (low + high) / 2;
    if (heatLoss(heat, middle) < heat.absorbed_W) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
