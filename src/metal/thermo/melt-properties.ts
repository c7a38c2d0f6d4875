import type { ElementSymbol } from '../alloy/element.ts';

/** What nature allows, as operations ask for it. */
export interface MeltProperties {
  /** Atomic weight [kg/mol]. */
  molarMass_kg_per_mol(element: ElementSymbol): number;
}
