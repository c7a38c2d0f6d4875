import { InputError, ValidityError } from '../../foundation/errors.ts';
import { canonicalPlaces, type ElementSymbol } from '../alloy/element.ts';
import { LN10, R } from './constants.ts';
import {
  clampedElements,
  interactionsIn,
  LOWEST_LOG10_FO,
  log10F,
  ON_TRAMPS_IN_IRON,
} from './dilute-interactions.ts';
import { type LiquidSolution, liquidAt, liquidSolution, lnGamma } from './liquid-solution.ts';
import { baseOf, liquidus_K, lowestLiquid_K } from './liquidus.ts';
import { likenessToLanthanum } from './rare-earth-size.ts';
import { hasOwnLines, lnK, type Solvent, solventOf } from './solvent.ts';
import type { DiluteActivity, FormationLine, MoleculeLine, ThermoData, VapourLine } from './thermo-data.ts';
import { speciesPressure_Pa, vapourLines } from './vapour-pressure.ts';

/** A melt at one composition and temperature: what every rate and equilibrium is made of. */
export interface MeltState {
  readonly temperature_K: number;
  /** Mole fractions, order of the elements asked for. */
  readonly x: Float64Array;
  /** ln gamma, reference pure liquid; 0 where nothing is known. */
  readonly lnGamma: Float64Array;
  /** Where each gamma comes from. */
  readonly origin: readonly ('assessed' | 'dilute' | 'none')[];
  /** log10 f of dissolved oxygen and sulfur (1 wt% Henrian in the base). */
  readonly log10FO: number;
  readonly log10FS: number;
  /** ln f of dissolved carbon: gamma here over gamma at infinite dilution in the base. */
  readonly lnFC: number;
  readonly solvent: Solvent;
  /** Nitrogen at 1 atm N2 over this alloy [wt%]. */
  readonly nitrogen_wtpct: number;
  /** The same from the assessed liquid alone, without the measured level of the base: goes with nitrides [wt%]. */
  readonly nitrogenAssessed_wtpct: number;
  /** Hydrogen at 1 atm H2 [wt%]. */
  readonly hydrogen_wtpct: number;
  /** h_O [wt%] at 1 atm O2 and h_S [wt%] at 1 atm S2. */
  readonly lnKO: number;
  readonly lnKS: number;
  /** [C] + [O] = CO(g) [atm/wt%2]. */
  readonly lnKCO: number;
}

/** What nature allows, as operations ask for it. */
export interface MeltProperties {
  /** Atomic weight [kg/mol]. */
  molarMass_kg_per_mol(element: ElementSymbol): number;
  /** Liquidus [K] estimated from mass fractions; null for a base without data. */
  liquidus_K(elements: readonly ElementSymbol[], fractions: Float64Array): number | null;
  /** Liquidus, and the lowest temperature at which the metal may be called liquid [K]; null without data. */
  lowestLiquid_K(
    elements: readonly ElementSymbol[],
    fractions: Float64Array,
  ): { readonly liquidus_K: number; readonly temperature_K: number } | null;
  /** Everything at a composition (mass fractions) and temperature. Throws ValidityError outside 1200 to 3000 K. */
  state(elements: readonly ElementSymbol[], fractions: Float64Array, temperature_K: number): MeltState;
  /** Pressure [Pa] of the monomer over the pure liquid; 0 for an element without a line. */
  vapourPressure_Pa(element: ElementSymbol, temperature_K: number): number;
  /** Pressure [Pa] of pairs of atoms over the pure liquid; 0 where no line is filed. */
  pairPressure_Pa(element: ElementSymbol, temperature_K: number): number;
  /** Oxides and sulfides of these elements that leave as vapour. */
  vapourMolecules(elements: readonly ElementSymbol[]): readonly MoleculeLine[];
  /** One standard deviation of log10(gamma p0) of an element; of sulfur, of the pressure of its atoms over its content. */
  evaporationSpread_log10(element: ElementSymbol): number;
  /** dG0 [J per formula] of a compound from pure liquids and gases at 1 atm; null when there is no line. */
  formation_J(compound: string, temperature_K: number): number | null;
  /** What is missing, clamped or filled at this composition, in words. */
  remarks(elements: readonly ElementSymbol[], fractions: Float64Array): string[];
}

/** Range in which the liquid and the vapour lines are asked [K]. */
const RANGE_K = [1000, 3000] as const;
/** Product of mole fractions from which a missing pair is worth a remark: shifts ln gamma by 0.1 at 20 kJ/mol RT. */
const GAP_PRODUCT = 1e-4;

/** Properties from checked data. Solutions are compiled once per list of elements. */
export function meltProperties(data: ThermoData): MeltProperties {
  const solutions = new Map<string, LiquidSolution>();
  const solutionOf = (elements: readonly ElementSymbol[]): LiquidSolution => {
    const key = elements.join(' ');
    let solution = solutions.get(key);
    if (!solution) {
      solution = liquidSolution(data.liquid, elements);
      solutions.set(key, solution);
    }
    return solution;
  };
  const formation = new Map(data.formation.map((line) => [line.compound, line]));
  const monomers = new Map<ElementSymbol, VapourLine>();
  for (const line of data.vapour) {
    const { monomer } = vapourLines(data.vapour, line.element);
    if (monomer) monomers.set(line.element, monomer);
  }
  const molarMass = (element: ElementSymbol): number => {
    const mass = data.molarMass[element];
    if (mass === undefined) throw new InputError(`no atomic weight of ${element}`, { value: element });
    return mass;
  };
  return {
    molarMass_kg_per_mol: molarMass,
    liquidus_K: (elements, fractions) =>
      liquidus_K(
        elements,
        fractions.map((w) => w * 100),
        data.melting,
      ),
    lowestLiquid_K: (elements, fractions) =>
      lowestLiquid_K(
        elements,
        fractions.map((w) => w * 100),
        data.melting,
      ),
    state: (elements, fractions, T) => {
      const places = canonicalPlaces(elements);
      const sorted = places.map((place) => elements[place]!);
      const state = stateOf(
        {
          data,
          solution: solutionOf(sorted),
          molarMass,
          elements: sorted,
          fractions: Float64Array.from(places, (place) => fractions[place]!),
        },
        T,
      );
      return inOrder(state, places);
    },
    vapourPressure_Pa: (element, T) => {
      const line = monomers.get(element);
      return line ? speciesPressure_Pa(line, T) : 0;
    },
    pairPressure_Pa: (element, T) => {
      const { dimer } = vapourLines(data.vapour, element);
      return dimer ? speciesPressure_Pa(dimer, T) : 0;
    },
    vapourMolecules: (elements) =>
      data.molecules.filter(({ metal, other }) => elements.includes(metal) && elements.includes(other)),
    evaporationSpread_log10: (element) => {
      if (element === 'S') return SULFUR_SPREAD;
      const line = monomers.get(element);
      const dilute = diluteIn(data, element, 'Ni');
      const activity =
        dilute?.spread_log10 ?? (data.liquid.elements.includes(element) ? BASE_SPREAD : UNKNOWN_SPREAD);
      return Math.hypot(line?.spread_log10 ?? 0, activity);
    },
    formation_J: (compound, T) => energyOf(formation.get(compound), T),
    remarks: (elements, fractions) => [
      ...remarksOf(solutionOf(elements), elements, fractions, molarMass),
      ...absentData(data, { elements, fractions, monomers, assessed: solutionOf(elements).assessed }),
    ],
  };
}

/** A state worked out in print order, laid back onto the order of the caller. */
function inOrder(state: MeltState, places: readonly number[]): MeltState {
  const x = new Float64Array(places.length);
  const gammas = new Float64Array(places.length);
  const origin: MeltState['origin'][number][] = [];
  places.forEach((place, k) => {
    x[place] = state.x[k]!;
    gammas[place] = state.lnGamma[k]!;
    origin[place] = state.origin[k]!;
  });
  return { ...state, x, lnGamma: gammas, origin };
}

/** Spread of log10 of p(S) over [wt% S]. Source: assumption, f_S carried to the Al and Ti of alloys, and its coefficient. */
const SULFUR_SPREAD = 0.4;
/** Spread of log10 gamma of an assessed element without a dilute value, such as the base. Source: assumption. */
const BASE_SPREAD = 0.05;
/** Spread of log10 gamma where nothing is known: a decade. */
const UNKNOWN_SPREAD = 1;

const energyOf = (line: FormationLine | undefined, T: number): number | null =>
  line ? line.A + line.B * T : null;

const diluteIn = (
  data: ThermoData,
  element: ElementSymbol,
  solvent: ElementSymbol,
): DiluteActivity | undefined =>
  data.dilute.find((one) => one.element === element && one.solvent === solvent);

interface StateInput {
  readonly data: ThermoData;
  readonly solution: LiquidSolution;
  readonly molarMass: (element: ElementSymbol) => number;
  readonly elements: readonly ElementSymbol[];
  readonly fractions: Float64Array;
}

function stateOf(input: StateInput, T: number): MeltState {
  const { elements, fractions, solution, molarMass } = input;
  if (!(T >= RANGE_K[0] && T <= RANGE_K[1])) {
    throw new ValidityError(`${T} K is outside the range of the liquid (${RANGE_K[0]} to ${RANGE_K[1]} K)`, {
      path: 'temperature_K',
      value: T,
      unit: 'K',
      allowed: `${RANGE_K[0]} to ${RANGE_K[1]} K`,
      cure:
        T > RANGE_K[1]
          ? 'give a temperature inside the range; the estimated liquidus of this metal may be above it'
          : 'give the temperature in kelvin',
    });
  }
  const x = moleFractions(elements, fractions, molarMass);
  const gammas = new Float64Array(elements.length);
  const at = liquidAt(solution, T);
  lnGamma(at, x, gammas);
  const inPure = pureBase(input, T);
  const lnFC = carbonIn(elements, gammas) - carbonIn(elements, inPure.gammas);
  const nitrogenLn = solventNitrogen(input, { gammas, x, T, inPure });
  const assessedLn = assessedNitrogen(input, { gammas, x, T, inPure });
  const origin = anchor(input, { gammas, x, T, inPure });
  const wtpct = fractions.map((w) => w * 100);
  const solvent = solventOf(inPure.base);
  const interactions = interactionsIn(inPure.base);
  return {
    temperature_K: T,
    x,
    lnGamma: gammas,
    origin,
    log10FO: Math.max(LOWEST_LOG10_FO, log10F(interactions.oxygen, elements, wtpct)),
    log10FS: log10F(interactions.sulfur, elements, wtpct),
    lnFC,
    solvent,
    nitrogen_wtpct: Math.exp(nitrogenLn),
    nitrogenAssessed_wtpct: Math.exp(assessedLn ?? nitrogenLn),
    hydrogen_wtpct: Math.exp(lnK(solvent.hydrogen, T)),
    lnKO: lnK(solvent.oxygen, T),
    lnKS: lnK(solvent.sulfur, T),
    lnKCO: lnK(solvent.carbonMonoxide, T),
  };
}

function moleFractions(
  elements: readonly ElementSymbol[],
  fractions: Float64Array,
  molarMass: (element: ElementSymbol) => number,
): Float64Array {
  const x = new Float64Array(elements.length);
  let total = 0;
  for (let k = 0; k < x.length; k++) {
    x[k] = fractions[k]! / molarMass(elements[k]!);
    total += x[k]!;
  }
  for (let k = 0; k < x.length; k++) x[k] = x[k]! / total;
  return x;
}

interface PureBase {
  readonly base: ElementSymbol;
  readonly gammas: Float64Array;
}

/** The metal in which gases are reckoned: the base, or where it has no lines the largest of the others that have. */
function referenceOf(elements: readonly ElementSymbol[], fractions: Float64Array): ElementSymbol {
  const base = baseOf(elements, fractions);
  if (hasOwnLines(base)) return base;
  const own = fractions.map((w, k) => (hasOwnLines(elements[k]!) ? w : 0));
  return own.some((w) => w > 0) ? baseOf(elements, own) : base;
}

/** ln gamma of every element at infinite dilution in the pure metal that gases are reckoned in. */
function pureBase(input: StateInput, T: number): PureBase {
  const base = referenceOf(input.elements, input.fractions);
  return { base, gammas: gammasIn(base, input, T) };
}

/** Assessed ln gamma of every element at infinite dilution in a pure metal. */
function gammasIn(metal: ElementSymbol, { elements, solution }: StateInput, T: number): Float64Array {
  const x = new Float64Array(elements.length);
  x[elements.indexOf(metal)] = 1;
  const gammas = new Float64Array(elements.length);
  lnGamma(liquidAt(solution, T), x, gammas);
  return gammas;
}

function carbonIn(elements: readonly ElementSymbol[], gammas: Float64Array): number {
  const c = elements.indexOf('C');
  return c < 0 ? 0 : gammas[c]!;
}

interface AlloyGammas {
  readonly gammas: Float64Array;
  readonly x: Float64Array;
  readonly T: number;
  readonly inPure: PureBase;
}

/**
 * ln of the nitrogen content [wt%] at 1 atm: the measured solubility of the pure base, times what the assessed liquid
 * says that the alloy changes: gamma_N in the base over gamma_N in the alloy, and mol to wt%.
 */
function solventNitrogen(input: StateInput, { gammas, x, T, inPure }: AlloyGammas): number {
  const { elements, molarMass } = input;
  const n = elements.indexOf('N');
  const pure = lnK(solventOf(inPure.base).nitrogen, T);
  if (n < 0) return pure;
  let mean = 0;
  for (let k = 0; k < x.length; k++) mean += x[k]! * molarMass(elements[k]!);
  return pure + inPure.gammas[n]! - gammas[n]! + Math.log(molarMass(inPure.base) / mean);
}

/**
 * ln of the nitrogen content [wt%] at 1 atm of the assessed liquid: ln x_N = -ln gamma_N - (29950 + 59.02 T)/(RT)
 * (liquid data file); null where nitrogen is not in the list.
 */
function assessedNitrogen(input: StateInput, { gammas, x, T }: AlloyGammas): number | null {
  const { elements, molarMass } = input;
  const n = elements.indexOf('N');
  if (n < 0) return null;
  let mean = 0;
  for (let k = 0; k < x.length; k++) mean += x[k]! * molarMass(elements[k]!);
  return -gammas[n]! - (29950 + 59.02 * T) / (R * T) + Math.log((100 * molarMass('N')) / mean);
}

/**
 * Moves assessed gammas so that they meet the recommended values at infinite dilution in nickel, and fills elements that
 * the assessed liquid lacks with their dilute value. The shift d_i is a regular interaction of nickel with i,
 * G = RT sum d_i x_Ni x_i: it fades with the nickel around the solute and keeps Gibbs-Duhem.
 */
function anchor(input: StateInput, { gammas, x, T, inPure }: AlloyGammas): MeltState['origin'] {
  const { elements, data, solution } = input;
  shiftTowards('Ni', input, { gammas, x, T, inPure });
  if (inPure.base === 'Ti') shiftTowards('Ti', input, { gammas, x, T, inPure });
  let onRareEarths: { readonly La: number; readonly Y: number } | undefined;
  return elements.map((element, k) => {
    if (solution.assessed[k]) return 'assessed';
    const line = diluteIn(data, element, inPure.base) ?? diluteIn(data, element, 'Ni');
    if (!line) {
      gammas[k] = 0;
      return 'none';
    }
    gammas[k] = line.A + line.B / T + (inPure.base === 'Fe' ? lnTrampInIron(input, element) : 0);
    const likeness = likenessToLanthanum(element);
    if (likeness !== null) {
      onRareEarths ??= alloyEffects(input, T);
      gammas[k] = gammas[k]! + likeness * onRareEarths.La + (1 - likeness) * onRareEarths.Y;
    }
    return 'dilute';
  });
}

/** What the alloy does to ln gamma of a tramp element in iron: ln f by wt%, and mol to wt%. */
function lnTrampInIron({ elements, fractions, molarMass }: StateInput, element: ElementSymbol): number {
  const interactions = ON_TRAMPS_IN_IRON[element];
  if (!interactions) return 0;
  const wtpct = fractions.map((w) => w * 100);
  let moles = 0;
  for (let k = 0; k < elements.length; k++) moles += fractions[k]! / molarMass(elements[k]!);
  return LN10 * log10F(interactions, elements, wtpct) + Math.log(molarMass('Fe') * moles);
}

/**
 * ln gamma_k += d_k x_m - S, of the metal m itself sum d_i x_i - S, S = sum d_i x_m x_i; d_i is recommended less assessed
 * in m. Nickel in every alloy; titanium as the base only: for nickel alloys with titanium the liquid was assessed.
 */
function shiftTowards(metal: 'Ni' | 'Ti', input: StateInput, { gammas, x, T, inPure }: AlloyGammas): void {
  const { elements, data, solution } = input;
  const at = elements.indexOf(metal);
  if (at < 0 || x[at] === 0) return;
  const inMetal = inPure.base === metal ? inPure.gammas : gammasIn(metal, input, T);
  let onMetal = 0;
  elements.forEach((element, k) => {
    const dilute = diluteIn(data, element, metal);
    if (!dilute || !solution.assessed[k] || (metal === 'Ni' && NOT_ANCHORED.has(element))) return;
    const shift = dilute.A + dilute.B / T - inMetal[k]!;
    gammas[k] = gammas[k]! + shift * x[at]!;
    onMetal += shift * x[k]!;
  });
  gammas[at] = gammas[at]! + onMetal;
  for (let k = 0; k < gammas.length; k++) gammas[k] = gammas[k]! - onMetal * x[at]!;
}

/**
 * What the alloy does to ln gamma of lanthanum and yttrium beyond the pure base: rare earths that the assessed liquid
 * lacks stand between them by size. Zero where the list has no pair of theirs.
 */
function alloyEffects(
  { data, elements, fractions, molarMass }: StateInput,
  T: number,
): { readonly La: number; readonly Y: number } {
  const extended = [...elements, ...(['Y', 'La'] as const).filter((element) => !elements.includes(element))];
  const contents = new Float64Array(extended.length);
  contents.set(fractions);
  const solution = liquidSolution(data.liquid, extended);
  const gammas = new Float64Array(extended.length);
  lnGamma(liquidAt(solution, T), moleFractions(extended, contents, molarMass), gammas);
  const inBase = pureBase({ data, solution, molarMass, elements: extended, fractions: contents }, T);
  const effectOn = (element: ElementSymbol): number => {
    const at = extended.indexOf(element);
    return gammas[at]! - inBase.gammas[at]!;
  };
  return { La: effectOn('La'), Y: effectOn('Y') };
}

/**
 * Not anchored: C, N, S have their own reference states; Ti only has a meaning at the alloy composition, where it is
 * forty times its value in pure nickel; aluminium evaporates with the assessed gamma (1.1e-3) while its oxide
 * equilibria take the value consistent with oxide data (see aluminiumInOxides).
 */
const NOT_ANCHORED: ReadonlySet<ElementSymbol> = new Set(['C', 'N', 'S', 'Al', 'Ti']);

/**
 * ln of the factor on a_Al for oxide equilibria at a mole fraction of nickel: 2e-4 (consistent with measured
 * deoxidation) over 1.087e-3 (assessed liquid), both at infinite dilution in nickel at 1873 K; a shift of the pair
 * Ni-Al, so it fades with the nickel. Source: gamma-infinity data file.
 */
export const aluminiumInOxides = (x_Ni: number): number => x_Ni * Math.log(2e-4 / 1.087e-3);

function remarksOf(
  solution: LiquidSolution,
  elements: readonly ElementSymbol[],
  fractions: Float64Array,
  molarMass: (element: ElementSymbol) => number,
): string[] {
  const x = moleFractions(elements, fractions, molarMass);
  const place = (element: ElementSymbol): number => elements.indexOf(element);
  const words: string[] = [];
  const base = baseOf(elements, fractions);
  const gaps = solution.missing
    .map((one) => one.elements)
    .filter((pair) => x[place(pair[0])]! * x[place(pair[1])]! > GAP_PRODUCT);
  const alone = gaps.filter((pair) => pair.includes(base)).map((pair) => pair.join('-'));
  const others = gaps.filter((pair) => !pair.includes(base)).map((pair) => pair.join('-'));
  if (alone.length > 0) {
    words.push(
      `no liquid data for ${alone.join(', ')}, a pair with the base metal: the activity of the solute is its dilute value alone`,
    );
  }
  if (others.length > 0) words.push(`no liquid data for ${others.join(', ')}: taken as an ideal mixture`);
  for (const fill of solution.fills) {
    const [pair = ''] = fill.split(' ');
    const [a, b] = pair.split('-') as [ElementSymbol, ElementSymbol];
    if (x[place(a)]! * x[place(b)]! <= GAP_PRODUCT) continue;
    const guessed = fill.includes('(taken as') && (a === base || b === base);
    words.push(
      guessed
        ? `no liquid data for ${pair}, a pair with the base metal ${fill.slice(pair.length + 1)}`
        : `liquid data for ${fill} fill a gap of the assessed set`,
    );
  }
  const wtpct = fractions.map((w) => w * 100);
  const reference = referenceOf(elements, fractions);
  const { oxygen } = interactionsIn(reference);
  const clamped = clampedElements(oxygen, elements, wtpct);
  if (clamped.length > 0) {
    words.push(
      `${clamped.join(', ')} beyond the measured range: the effect on dissolved oxygen is kept at the end of the range`,
    );
  }
  if (!hasOwnLines(base))
    words.push(
      `no data for gases in ${base}: those of ${hasOwnLines(reference) ? reference : 'nickel'} are used`,
    );
  if (log10F(oxygen, elements, wtpct) < LOWEST_LOG10_FO) {
    words.push(
      `activity coefficient of oxygen kept at 10^${LOWEST_LOG10_FO}: the sum of the first-order effects is beyond what was measured`,
    );
  }
  return words;
}

/** Elements that leave as gas or not at all: no vapour line is wanted of them. */
const NOT_VAPOUR: ReadonlySet<ElementSymbol> = new Set(['O', 'N', 'H', 'S', 'C', 'F', 'Cl']);

/** Which datum is missing for which element of the metal, and what happens instead. */
function absentData(
  data: ThermoData,
  at: {
    readonly elements: readonly ElementSymbol[];
    readonly fractions: Float64Array;
    readonly monomers: ReadonlyMap<ElementSymbol, VapourLine>;
    readonly assessed: readonly boolean[];
  },
): string[] {
  const base = baseOf(at.elements, at.fractions);
  const present = at.elements.filter((element, k) => at.fractions[k]! > 0 && !NOT_VAPOUR.has(element));
  const still = present.filter((element) => !at.monomers.has(element));
  const ideal = present.filter(
    (element) =>
      !at.assessed[at.elements.indexOf(element)] &&
      !diluteIn(data, element, base) &&
      !diluteIn(data, element, 'Ni'),
  );
  return [
    ...(still.length > 0 ? [`no vapour pressure of ${still.join(', ')}: it is taken not to evaporate`] : []),
    ...(ideal.length > 0
      ? [`no activity coefficient of ${ideal.join(', ')} in ${base}: it is taken as 1`]
      : []),
  ];
}
