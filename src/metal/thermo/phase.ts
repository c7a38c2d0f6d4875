import { type ElementSymbol, elementsIn, entriesOf } from '../alloy/element.ts';

/**
 * A non-metallic phase that can swim in the melt. `atoms` per formula unit.
 */
export interface Phase {
  readonly id: string;
  readonly kind: 'oxide' | 'sulfide' | 'oxysulfide' | 'nitride';
  readonly atoms: Readonly<Partial<Record<ElementSymbol, number>>>;
  readonly density_kg_per_m3: number;
}

/**
 * Phases that particles can consist of. Densities: handbook values as in the transport data file; those of Sc, of Pr
 * and beyond and of sulfides recalled, some from lattice constants.
 */
export const PHASES: readonly Phase[] = [
  { id: 'Al2O3', kind: 'oxide', atoms: { Al: 2, O: 3 }, density_kg_per_m3: 3970 },
  { id: 'MgAl2O4', kind: 'oxide', atoms: { Mg: 1, Al: 2, O: 4 }, density_kg_per_m3: 3580 },
  { id: 'MgO', kind: 'oxide', atoms: { Mg: 1, O: 1 }, density_kg_per_m3: 3580 },
  { id: 'CaO', kind: 'oxide', atoms: { Ca: 1, O: 1 }, density_kg_per_m3: 3340 },
  { id: 'SiO2', kind: 'oxide', atoms: { Si: 1, O: 2 }, density_kg_per_m3: 2200 },
  { id: 'Ti2O3', kind: 'oxide', atoms: { Ti: 2, O: 3 }, density_kg_per_m3: 4490 },
  { id: 'Cr2O3', kind: 'oxide', atoms: { Cr: 2, O: 3 }, density_kg_per_m3: 5220 },
  { id: 'ZrO2', kind: 'oxide', atoms: { Zr: 1, O: 2 }, density_kg_per_m3: 5680 },
  { id: 'HfO2', kind: 'oxide', atoms: { Hf: 1, O: 2 }, density_kg_per_m3: 9680 },
  { id: 'Y2O3', kind: 'oxide', atoms: { Y: 2, O: 3 }, density_kg_per_m3: 5010 },
  { id: 'La2O3', kind: 'oxide', atoms: { La: 2, O: 3 }, density_kg_per_m3: 6510 },
  { id: 'Ce2O3', kind: 'oxide', atoms: { Ce: 2, O: 3 }, density_kg_per_m3: 6200 },
  { id: 'Pr2O3', kind: 'oxide', atoms: { Pr: 2, O: 3 }, density_kg_per_m3: 7070 },
  { id: 'Nd2O3', kind: 'oxide', atoms: { Nd: 2, O: 3 }, density_kg_per_m3: 7240 },
  { id: 'Sm2O3', kind: 'oxide', atoms: { Sm: 2, O: 3 }, density_kg_per_m3: 7600 },
  { id: 'Gd2O3', kind: 'oxide', atoms: { Gd: 2, O: 3 }, density_kg_per_m3: 7410 },
  { id: 'Dy2O3', kind: 'oxide', atoms: { Dy: 2, O: 3 }, density_kg_per_m3: 7810 },
  { id: 'Er2O3', kind: 'oxide', atoms: { Er: 2, O: 3 }, density_kg_per_m3: 8640 },
  { id: 'Yb2O3', kind: 'oxide', atoms: { Yb: 2, O: 3 }, density_kg_per_m3: 9170 },
  { id: 'Sc2O3', kind: 'oxide', atoms: { Sc: 2, O: 3 }, density_kg_per_m3: 3860 },
  { id: 'Y2O2S', kind: 'oxysulfide', atoms: { Y: 2, O: 2, S: 1 }, density_kg_per_m3: 4900 },
  { id: 'La2O2S', kind: 'oxysulfide', atoms: { La: 2, O: 2, S: 1 }, density_kg_per_m3: 5730 },
  { id: 'Ce2O2S', kind: 'oxysulfide', atoms: { Ce: 2, O: 2, S: 1 }, density_kg_per_m3: 6000 },
  { id: 'Pr2O2S', kind: 'oxysulfide', atoms: { Pr: 2, O: 2, S: 1 }, density_kg_per_m3: 6160 },
  { id: 'Nd2O2S', kind: 'oxysulfide', atoms: { Nd: 2, O: 2, S: 1 }, density_kg_per_m3: 6300 },
  { id: 'Sm2O2S', kind: 'oxysulfide', atoms: { Sm: 2, O: 2, S: 1 }, density_kg_per_m3: 6870 },
  { id: 'Gd2O2S', kind: 'oxysulfide', atoms: { Gd: 2, O: 2, S: 1 }, density_kg_per_m3: 7340 },
  { id: 'Dy2O2S', kind: 'oxysulfide', atoms: { Dy: 2, O: 2, S: 1 }, density_kg_per_m3: 7800 },
  { id: 'Er2O2S', kind: 'oxysulfide', atoms: { Er: 2, O: 2, S: 1 }, density_kg_per_m3: 8300 },
  { id: 'Yb2O2S', kind: 'oxysulfide', atoms: { Yb: 2, O: 2, S: 1 }, density_kg_per_m3: 8800 },
  { id: 'Sc2O2S', kind: 'oxysulfide', atoms: { Sc: 2, O: 2, S: 1 }, density_kg_per_m3: 3900 },
  { id: 'CaS', kind: 'sulfide', atoms: { Ca: 1, S: 1 }, density_kg_per_m3: 2590 },
  { id: 'YS', kind: 'sulfide', atoms: { Y: 1, S: 1 }, density_kg_per_m3: 4900 },
  { id: 'LaS', kind: 'sulfide', atoms: { La: 1, S: 1 }, density_kg_per_m3: 5800 },
  { id: 'CeS', kind: 'sulfide', atoms: { Ce: 1, S: 1 }, density_kg_per_m3: 5900 },
  { id: 'PrS', kind: 'sulfide', atoms: { Pr: 1, S: 1 }, density_kg_per_m3: 6000 },
  { id: 'NdS', kind: 'sulfide', atoms: { Nd: 1, S: 1 }, density_kg_per_m3: 6200 },
  { id: 'SmS', kind: 'sulfide', atoms: { Sm: 1, S: 1 }, density_kg_per_m3: 5700 },
  { id: 'GdS', kind: 'sulfide', atoms: { Gd: 1, S: 1 }, density_kg_per_m3: 7200 },
  { id: 'DyS', kind: 'sulfide', atoms: { Dy: 1, S: 1 }, density_kg_per_m3: 7800 },
  { id: 'ErS', kind: 'sulfide', atoms: { Er: 1, S: 1 }, density_kg_per_m3: 8300 },
  { id: 'YbS', kind: 'sulfide', atoms: { Yb: 1, S: 1 }, density_kg_per_m3: 7400 },
  { id: 'ScS', kind: 'sulfide', atoms: { Sc: 1, S: 1 }, density_kg_per_m3: 3700 },
  { id: 'TiN', kind: 'nitride', atoms: { Ti: 1, N: 1 }, density_kg_per_m3: 5400 },
];

/** Phases whose elements are all in `elements`. */
export const phasesOf = (elements: readonly ElementSymbol[]): Phase[] =>
  PHASES.filter((phase) => elementsIn(phase.atoms).every((e) => elements.includes(e)));

/** Mass of one mole of formula units [kg/mol]. */
export function formulaMass(phase: Phase, molarMass: (element: ElementSymbol) => number): number {
  let sum = 0;
  for (const [element, count] of entriesOf(phase.atoms)) {
    sum += count * molarMass(element);
  }
  return sum;
}
