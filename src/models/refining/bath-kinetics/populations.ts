import type { ElementSymbol } from '../../../metal/alloy/element.ts';
import type { MeltProperties } from '../../../metal/thermo/melt-properties.ts';
import { formulaMass, type Phase, phasesOf } from '../../../metal/thermo/phase.ts';
import type { Population } from '../bath.ts';

/**
 * Representative diameters of the size classes [m], each 2.5 times the one before: fresh precipitates at 1 um, single
 * inclusions of the trade 1 to 7 um, clusters of 150 to 250 um in the last class and above.
 */
export const CLASS_DIAMETERS_M = [1e-6, 2.5e-6, 6.3e-6, 1.6e-5, 4e-5, 1e-4] as const;
/** Class of particles that came in with the charge: singles of a few micrometres. */
export const CHARGE_CLASS = 1;

/** One population per phase and size class that the elements of a metal can form. */
export function populationsOf(elements: readonly ElementSymbol[], properties: MeltProperties): Population[] {
  return phasesOf(elements).flatMap((phase) => {
    const content = contentOf(phase, elements, (element) => properties.molarMass_kg_per_mol(element));
    return CLASS_DIAMETERS_M.map((diameter_m) => ({
      phase: phase.id,
      diameter_m,
      density_kg_per_m3: phase.density_kg_per_m3,
      content,
    }));
  });
}

/** kg of each element (order of `elements`) per kg of the phase. */
export function contentOf(
  phase: Phase,
  elements: readonly ElementSymbol[],
  molarMass: (element: ElementSymbol) => number,
): number[] {
  const formula = formulaMass(phase, molarMass);
  return elements.map((element) => {
    const count = phase.atoms[element];
    return count === undefined ? 0 : (count * molarMass(element)) / formula;
  });
}
