import { elementsIn } from '../../../metal/alloy/element.ts';
import type { MeltProperties } from '../../../metal/thermo/melt-properties.ts';
import type { Addition } from '../additions.ts';

/** Radius of a lump [m]: pieces of 20 mm. Source: assumption. */
const LUMP_RADIUS_M = 0.01;
/** Heat transfer from a stirred melt to a lump [W/(m2 K)]. Source: recalled, 5 000 to 20 000. */
const HEAT_TRANSFER = 1e4;
/** Heat to warm up and melt a metal [J/kg], and density of a lump [kg/m3]. Source: recalled for nickel. */
const MELTING_ENTHALPY = 1.2e6;
const LUMP_DENSITY = 8000;
/** Driving content of a metal that dissolves below its melting point [kg/kg]. Source: assumption, solubilities of 20 to 40 %. */
const DRIVING_CONTENT = 0.3;
/** Thickness that a lump which melts as soon as it is in still takes: wetting and stirring in [s]. Source: assumption. */
const LEAST_S = 20;

/**
 * Time in which a lump of an addition is gone [s]: r/(v_melt + v_dissolve), v_melt = h (T - T_m)/(rho dH) above its
 * liquidus, v_dissolve = k_L dw always. 40 to 50 s for NiLa or aluminium, 2 to 3 min for tungsten or chromium.
 */
export function dissolutionTime(
  addition: Addition,
  melt: {
    readonly properties: MeltProperties;
    readonly temperature_K: number;
    readonly kMelt_m_per_s: number;
  },
): number {
  const elements = elementsIn(addition.fractions);
  const fractions = Float64Array.from(elements, (element) => addition.fractions[element]!);
  const melts_K = melt.properties.liquidus_K(elements, fractions) ?? melt.temperature_K;
  const melting =
    (HEAT_TRANSFER * Math.max(0, melt.temperature_K - melts_K)) / (LUMP_DENSITY * MELTING_ENTHALPY);
  const dissolving = melt.kMelt_m_per_s * DRIVING_CONTENT;
  return LEAST_S + LUMP_RADIUS_M / (melting + dissolving);
}
