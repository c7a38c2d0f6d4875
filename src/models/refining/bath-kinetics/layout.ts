import { canonicalPlaces, type ElementSymbol, elementsIn } from '../../../metal/alloy/element.ts';
import type { MeltProperties } from '../../../metal/thermo/melt-properties.ts';
import { type Phase, phasesOf } from '../../../metal/thermo/phase.ts';
import type { Basis } from '../operation.ts';
import { CLASS_DIAMETERS_M, contentOf } from './populations.ts';

/** A phase by places: which columns of the bath it is made of and where its particles stand. */
export interface PhaseSlot {
  readonly phase: Phase;
  /** Its own place among the phases. */
  readonly place: number;
  /** Place of the first size class among the populations of the bath. */
  readonly first: number;
  /** Places of its metals, with atoms per formula and kg per kg of phase. */
  readonly metals: readonly number[];
  readonly metalAtoms: readonly number[];
  readonly metalShare: readonly number[];
  /** Places of all its elements, and kg of each per kg of phase. */
  readonly places: readonly number[];
  readonly shares: readonly number[];
  /** Atoms of O per formula, and kg of O and S per kg of phase. */
  readonly atomsO: number;
  readonly shareO: number;
  readonly shareS: number;
  /** Place of the nonmetal that its equilibrium is told in, with its kg per kg of phase: O of oxides, N of nitrides, else S. */
  readonly nonmetal: number;
  readonly share: number;
  /** Volume of 1 kg [m3]. */
  readonly volume_m3_per_kg: number;
}

/** Places in the columns of a bath, worked out once per kernel. -1 = the metal has no such column. */
export interface Layout {
  readonly elements: readonly ElementSymbol[];
  readonly n: number;
  /** Places of the elements in print order, for sums that must not depend on the order of the list. */
  readonly places: readonly number[];
  /** Number of populations of the bath. */
  readonly p: number;
  readonly molarMass: Float64Array;
  readonly O: number;
  readonly S: number;
  readonly N: number;
  readonly C: number;
  readonly H: number;
  readonly Al: number;
  /** Oxides first, `oxideCount` of them. */
  readonly phases: readonly PhaseSlot[];
  readonly oxideCount: number;
  /** `first` and `volume_m3_per_kg` of the phases, for loops over all of them. */
  readonly firsts: Int32Array;
  readonly volumes: Float64Array;
  /** Sticking of the particles of a phase relative to oxides [1]. */
  readonly sticking: Float64Array;
  readonly oxides: readonly PhaseSlot[];
  readonly oxysulfides: readonly PhaseSlot[];
  readonly sulfides: readonly PhaseSlot[];
  readonly nitrides: readonly PhaseSlot[];
  /** How many molecules can leave as vapour: pairs, oxides and sulfides, Al2O. */
  readonly molecules: number;
  /** Elements that a phase needs the activity of. */
  readonly reactive: readonly number[];
}

/**
 * Sticking of nitrides relative to oxides: a melt wets TiN, so no gas bridge pulls two of them together. Source: fitted
 * to 1 ppm/h of nitrogen while charge of GH4169 melts in, when most of it is nitride (vim-n-gh4169-returns-ustb-2021).
 */
const NITRIDE_STICKING = 0.02;

/** Layout of a basis. */
export function layoutOf(basis: Basis, properties: MeltProperties): Layout {
  const { elements, populations } = basis;
  const place = (element: ElementSymbol): number => elements.indexOf(element);
  const molarMass = (element: ElementSymbol): number => properties.molarMass_kg_per_mol(element);
  const phases = phasesOf(elements)
    .map((phase) => slotOf(phase, basis, molarMass))
    .filter((slot) => slot.first >= 0)
    .sort((a, b) => Number(b.phase.kind === 'oxide') - Number(a.phase.kind === 'oxide'))
    .map((slot, place): PhaseSlot => ({ ...slot, place }));
  const reactive = [...new Set(phases.flatMap((slot) => slot.metals))];
  return {
    elements,
    n: elements.length,
    places: canonicalPlaces(elements),
    p: populations.length,
    molarMass: Float64Array.from(elements, molarMass),
    O: place('O'),
    S: place('S'),
    N: place('N'),
    C: place('C'),
    H: place('H'),
    Al: place('Al'),
    phases,
    oxideCount: phases.filter((slot) => slot.phase.kind === 'oxide').length,
    firsts: Int32Array.from(phases, (slot) => slot.first),
    volumes: Float64Array.from(phases, (slot) => slot.volume_m3_per_kg),
    sticking: Float64Array.from(phases, (slot) => (slot.phase.kind === 'nitride' ? NITRIDE_STICKING : 1)),
    oxides: phases.filter((slot) => slot.phase.kind === 'oxide'),
    oxysulfides: phases.filter((slot) => slot.phase.kind === 'oxysulfide'),
    sulfides: phases.filter((slot) => slot.phase.kind === 'sulfide'),
    nitrides: phases.filter((slot) => slot.phase.kind === 'nitride'),
    molecules: elements.length + properties.vapourMolecules(elements).length + 1,
    reactive,
  };
}

const NONMETAL = { oxide: 'O', oxysulfide: 'S', sulfide: 'S', nitride: 'N' } as const;

function slotOf(
  phase: Phase,
  { elements, populations }: Basis,
  molarMass: (element: ElementSymbol) => number,
): Omit<PhaseSlot, 'place'> {
  const content = contentOf(phase, elements, molarMass);
  const share = (element: ElementSymbol): number => {
    const at = elements.indexOf(element);
    return at < 0 ? 0 : content[at]!;
  };
  const nonmetal = NONMETAL[phase.kind];
  const all = elementsIn(phase.atoms);
  const metals = all.filter((e) => e !== 'O' && e !== 'S' && e !== 'N');
  return {
    phase,
    first: populations.findIndex((one) => one.phase === phase.id && one.diameter_m === CLASS_DIAMETERS_M[0]),
    places: all.map((element) => elements.indexOf(element)),
    shares: all.map(share),
    metals: metals.map((element) => elements.indexOf(element)),
    metalAtoms: metals.map((element) => phase.atoms[element]!),
    metalShare: metals.map(share),
    atomsO: phase.atoms.O ?? 0,
    shareO: share('O'),
    shareS: share('S'),
    nonmetal: elements.indexOf(nonmetal),
    share: share(nonmetal),
    volume_m3_per_kg: 1 / phase.density_kg_per_m3,
  };
}
