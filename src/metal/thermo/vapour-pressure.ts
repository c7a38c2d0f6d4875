import type { ElementSymbol } from '../alloy/element.ts';
import { ATM, LN10, R } from './constants.ts';
import type { VapourLine } from './thermo-data.ts';

/**
 * Pressure [Pa] of one vapour species over the pure liquid, supercooled where that is what there is.
 * Compared with Alcock et al. (1984) at 1873 K: within 0.02 in log10 for Ni, Fe, Al, Ti, Cu, within 0.1 for Ag, Pb.
 */
export function speciesPressure_Pa(line: VapourLine, T: number): number {
  const liquid = line.liquidOverSolid ? line.liquidOverSolid.a + line.liquidOverSolid.b / T : 0;
  const log10 = line.A + line.B / T + line.C * Math.log10(T) + line.D * 1e-3 * T + liquid;
  return ATM * Math.exp(LN10 * log10);
}

/** The recommended lines of an element: its monomer first, then molecules of two. */
export function vapourLines(
  lines: readonly VapourLine[],
  element: ElementSymbol,
): { readonly monomer: VapourLine | undefined; readonly dimer: VapourLine | undefined } {
  const own = lines.filter((line) => line.element === element);
  return {
    monomer: own.find((line) => line.species === `${element}(g)`),
    dimer: own.find((line) => line.species === `${element}2(g)`),
  };
}

/**
 * Hertz-Knudsen-Langmuir flux [kg m-2 s-1] of a species at `pressure_Pa` into vacuum, J = alpha p sqrt(M/(2 pi R T)),
 * alpha = 1 for clean melts. Compared with levitated iron (1960 to 2113 K): measured/calculated 0.91.
 */
export const langmuirFlux = (pressure_Pa: number, molarMass_kg_per_mol: number, T: number): number =>
  pressure_Pa * Math.sqrt(molarMass_kg_per_mol / (2 * Math.PI * R * T));
