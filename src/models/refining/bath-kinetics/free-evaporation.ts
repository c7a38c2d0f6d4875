import { ATM, LN10, R } from '../../../metal/thermo/constants.ts';
import type { MeltProperties, MeltState } from '../../../metal/thermo/melt-properties.ts';
import { lnMolecule } from '../../../metal/thermo/vapour-molecules.ts';
import { langmuirFlux } from '../../../metal/thermo/vapour-pressure.ts';
import type { Basis } from '../operation.ts';
import { fogFactor, massFactor } from './gas-film.ts';
import type { Layout } from './layout.ts';

/** What would leave a melt at one temperature if nothing held it back, and what becomes of its vapour in the gas. */
export interface FreeEvaporation {
  /** Langmuir coefficient of every element as single atoms [m/s]: k_e = gamma p0 Mmelt/(M rho) sqrt(M/(2 pi R T)). */
  readonly kEvaporation: Float64Array;
  /** What molar mass and fog do to the gas film of every element [1]. */
  readonly side: Float64Array;
  readonly fog: Float64Array;
  /** Pressure over the melt per mole fraction and molar mass, gamma p0/M [Pa mol/kg]. */
  readonly perMass: Float64Array;
  /** Pairs, oxides and sulfides that carry off more than a hundredth of what the atoms do, and Al2O where it takes oxygen. */
  readonly molecules: readonly MoleculeRate[];
}

/** Evaporation of an element as a molecule: k = perPartner w, w the mass fraction of its partner. */
export interface MoleculeRate {
  /** Place of the element, and of the partner: O, S, or the element itself. */
  readonly metal: number;
  readonly partner: number;
  /** m/s per mass fraction of the partner. */
  readonly perPartner: number;
  /** Mass of the partner that leaves with the element [kg/kg]; 0 where it is the element itself. */
  readonly taken: number;
  /** Atoms of the element in the molecule. */
  readonly atoms: 1 | 2;
  readonly side: number;
}

interface Melt {
  readonly properties: MeltProperties;
  readonly state: MeltState;
  readonly density: number;
  /** ln gamma of the reactive metals as oxide equilibria take it. */
  readonly lnGammaOxide: Float64Array;
}

/** Ratio of temperatures over which the heat of evaporation is read off a vapour line: the span in which fog forms. */
const FOG_COOLER = 0.8;

/** Free evaporation of a basis. */
export function freeEvaporation(basis: Basis, layout: Layout, melt: Melt): FreeEvaporation {
  const { state, properties, density } = melt;
  const { elements } = basis;
  const T = state.temperature_K;
  const kEvaporation = new Float64Array(layout.n);
  const side = layout.molarMass.map(massFactor);
  const fog = new Float64Array(layout.n).fill(1);
  const perMass = new Float64Array(layout.n);
  const meanMass = meanMassOf(layout, state);
  for (const e of layout.places) {
    const pure = properties.vapourPressure_Pa(elements[e]!, T);
    if (pure === 0) continue;
    const gamma = Math.exp(state.lnGamma[e]!);
    const M = layout.molarMass[e]!;
    perMass[e] = (gamma * pure) / M;
    kEvaporation[e] = (gamma * pure * meanMass * Math.sqrt(M / (2 * Math.PI * R * T))) / (M * density);
    const fall = Math.log(pure / properties.vapourPressure_Pa(elements[e]!, FOG_COOLER * T));
    fog[e] = fogFactor(gamma * state.x[e]!, fall / (1 / FOG_COOLER - 1), T);
  }
  if (layout.S >= 0) {
    const perContent = sulfurPressure_Pa(melt) * SULFUR_COEFFICIENT;
    perMass[layout.S] = perContent / meanMass;
    kEvaporation[layout.S] = langmuirFlux(perContent, layout.molarMass[layout.S]!, T) / density;
  }
  const molecules = [
    ...pairs(basis, layout, { ...melt, kEvaporation }),
    ...compounds(basis, layout, { ...melt, kEvaporation }),
  ];
  return {
    kEvaporation,
    side,
    fog,
    perMass,
    molecules: [
      ...molecules.filter((one) => counts(one, basis, kEvaporation)),
      ...suboxide(basis, layout, melt),
    ],
  };
}

/**
 * Evaporation coefficient of sulfur atoms. Source: assumption, an upper end: 30 ppm in a kilogram of nickel with 5 wt% Al lose a
 * fifteenth in half an hour of vacuum over magnesia, which takes none (vim-s-cao-niu-imr). On Fe-C-Si-S about a fourth of the
 * free rate was measured, whatever the sulfur covers (evap-s-iron-silicon-fruehan).
 */
const SULFUR_COEFFICIENT = 0.11;

/**
 * Pressure of sulfur atoms over a melt per mass fraction of dissolved sulfur [Pa]: 1/2 S2 = S(g) (NASA TM-4513) and the
 * dissolution of 1/2 S2 in the base, f_S of the alloy. Pairs S2 are fewer by decades below 1 wt%.
 */
function sulfurPressure_Pa({ properties, state }: Melt): number {
  const { temperature_K: T, lnKS, log10FS } = state;
  const atoms_J = properties.formation_J('S(g)', T);
  if (atoms_J === null) return 0;
  return 100 * ATM * Math.exp(LN10 * log10FS - lnKS - atoms_J / (R * T));
}

function meanMassOf(layout: Layout, state: MeltState): number {
  let mean = 0;
  for (const e of layout.places) mean += state.x[e]! * layout.molarMass[e]!;
  return mean;
}

/** Share of the evaporation as atoms, and rate [m/s: a hundredth of a melt in an hour at 5 1/m], from which a molecule counts. */
const COUNTS = { share: 0.01, rate: 5e-7 } as const;

const counts = ({ metal, partner, perPartner }: MoleculeRate, basis: Basis, atoms: Float64Array): boolean =>
  perPartner * basis.fractions[partner]! > Math.max(COUNTS.rate, COUNTS.share * atoms[metal]!);

interface Atoms extends Melt {
  readonly kEvaporation: Float64Array;
}

/** Pairs M2: p = p2 (gamma x)^2, two atoms a molecule. */
function pairs({ elements }: Basis, layout: Layout, melt: Atoms): MoleculeRate[] {
  const { state, properties, density } = melt;
  const T = state.temperature_K;
  const meanMass = meanMassOf(layout, state);
  return layout.places.flatMap((e) => {
    const pure = properties.pairPressure_Pa(elements[e]!, T);
    if (pure === 0) return [];
    const M = layout.molarMass[e]!;
    const perWeight = (Math.exp(state.lnGamma[e]!) * meanMass) / M;
    const flux = pure * perWeight ** 2 * Math.sqrt((2 * M) / (2 * Math.PI * R * T));
    return [
      { metal: e, partner: e, perPartner: flux / density, taken: 0, atoms: 2, side: massFactor(2 * M) },
    ];
  });
}

/** Oxides and sulfides MX: p = p_M K p_X2^1/2, p_X2^1/2 = f_X [wt% X]/K_X. */
function compounds({ elements }: Basis, layout: Layout, melt: Atoms): MoleculeRate[] {
  const { state, properties, kEvaporation } = melt;
  const T = state.temperature_K;
  return properties.vapourMolecules(elements).map((line) => {
    const metal = elements.indexOf(line.metal);
    const partner = elements.indexOf(line.other);
    const [M, X] = [layout.molarMass[metal]!, layout.molarMass[partner]!];
    const log10F = line.other === 'O' ? state.log10FO : state.log10FS;
    const lnGas = line.other === 'O' ? state.lnKO : state.lnKS;
    const perPartner = 100 * 10 ** log10F * Math.exp(lnMolecule(line, T) - lnGas);
    return {
      metal,
      partner,
      perPartner: kEvaporation[metal]! * perPartner * Math.sqrt(M / (M + X)),
      taken: X / M,
      atoms: 1,
      side: massFactor(M + X),
    };
  });
}

/** Oxygen that Al2O takes from a melt beside alumina in an hour at 5 1/m, from which it counts [mass fraction]. */
const SUBOXIDE_COUNTS = 1e-6;

/**
 * 2 [Al] + [O] = Al2O(g), p = a_Al^2 h_O/K_O exp(-dG0/RT): takes oxygen out of aluminides, and hot enough out of nickel
 * with much aluminium. a_Al of the basis, as oxide equilibria take it: it goes with the dissolved oxygen.
 */
function suboxide(
  { fractions }: Basis,
  layout: Layout,
  { properties, state, density, lnGammaOxide }: Melt,
): MoleculeRate[] {
  const { Al, O } = layout;
  if (Al < 0 || O < 0 || !(fractions[Al]! > 0)) return [];
  const T = state.temperature_K;
  const [gas, solid] = [properties.formation_J('Al2O(g)', T), properties.formation_J('Al2O3', T)];
  if (gas === null || solid === null) return [];
  const [M, X] = [layout.molarMass[Al]!, layout.molarMass[O]!];
  const activity = Math.exp(lnGammaOxide[Al]!) * state.x[Al]!;
  /** Flux of oxygen at a pressure of Al2O [kg/(m2 s)]. */
  const oxygen = (p: number): number => (langmuirFlux(p, 2 * M + X, T) * X) / (2 * M + X);
  const atAlumina_Pa = ATM * activity ** (4 / 3) * Math.exp((solid - 3 * gas) / (3 * R * T));
  if ((oxygen(atAlumina_Pa) * 5 * 3600) / density < SUBOXIDE_COUNTS) return [];
  const perOxygen_Pa =
    100 * ATM * activity ** 2 * 10 ** state.log10FO * Math.exp(-gas / (R * T) - state.lnKO);
  const taken = X / (2 * M);
  const perPartner = oxygen(perOxygen_Pa) / (taken * density * fractions[Al]!);
  return [{ metal: Al, partner: O, perPartner, taken, atoms: 2, side: massFactor(2 * M + X) }];
}
