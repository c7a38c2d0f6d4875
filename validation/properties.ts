import type { Facts } from '../src/calculations/facts.ts';
import type { ElementSymbol } from '../src/metal/alloy/element.ts';
import { LN10, R } from '../src/metal/thermo/constants.ts';
import { readVapour } from '../src/metal/thermo/data-lines.ts';
import { solventOf } from '../src/metal/thermo/solvent.ts';
import { speciesPressure_Pa } from '../src/metal/thermo/vapour-pressure.ts';
import { type Chemistry, chemistryAt } from '../src/models/refining/bath-kinetics/conditions.ts';
import {
  flowOver,
  freeShare,
  gasSide,
  type VapourStream,
} from '../src/models/refining/bath-kinetics/evaporation.ts';
import { layoutOf } from '../src/models/refining/bath-kinetics/layout.ts';
import { populationsOf } from '../src/models/refining/bath-kinetics/populations.ts';
import { nitrogenSiteShare } from '../src/models/refining/bath-kinetics/surface.ts';
import type { Contents } from './documents.ts';

/** A liquid alloy at one temperature. */
export interface Liquid {
  /** wt%; the balance is not listed. */
  readonly wtpct: Contents;
  readonly balance: ElementSymbol;
  readonly temperature_K: number;
}

function parts({ wtpct, balance }: Liquid): { elements: ElementSymbol[]; fractions: Float64Array } {
  const rest = 100 - Object.values(wtpct).reduce((sum, value) => sum + value, 0);
  const contents: Contents = { ...wtpct, [balance]: rest };
  const elements = Object.keys(contents) as ElementSymbol[];
  return { elements, fractions: Float64Array.from(elements, (element) => contents[element]! / 100) };
}

/** State of a liquid as the operations ask for it. */
function stateOf({ properties }: Facts, liquid: Liquid) {
  const { elements, fractions } = parts(liquid);
  return properties.state(elements, fractions, liquid.temperature_K);
}

/** Activity coefficient against the pure liquid. */
export function gammaOf(facts: Facts, liquid: Liquid, element: ElementSymbol): number {
  const { elements } = parts(liquid);
  return Math.exp(stateOf(facts, liquid).lnGamma[elements.indexOf(element)]!);
}

/** Constants of the bath at one temperature. */
export function chemistryOf({ properties }: Facts, liquid: Liquid): Chemistry {
  const { elements, fractions } = parts(liquid);
  const basis = {
    elements,
    fractions,
    populations: [],
    mass_kg: 1,
    temperature_K: liquid.temperature_K,
    extrapolate: false,
  };
  return chemistryAt(basis, layoutOf(basis, properties), properties, liquid.temperature_K);
}

/** Vapour on its way from a liquid of a width under gas. */
function streamFrom(
  facts: Facts,
  liquid: Liquid,
  at: { readonly pressure_Pa: number; readonly width_m: number },
): VapourStream {
  const { perMass, side, fog, state } = chemistryOf(facts, liquid);
  const { elements } = parts(liquid);
  const partial = perMass.map(
    (p, e) => p * state.x[e]! * facts.properties.molarMass_kg_per_mol(elements[e]!),
  );
  const vapour_Pa = partial.reduce((sum, p) => sum + p, 0);
  const mean = (of: (e: number) => number): number =>
    partial.reduce((sum, p, e) => sum + p * of(e), 0) / vapour_Pa;
  const stream = { surface: 1, film: 1, fog: 0 };
  flowOver(
    {
      ...at,
      vapour_Pa,
      temperature_K: liquid.temperature_K,
      side: mean((e) => side[e]!),
      fogSide: mean((e) => side[e]! * (fog[e]! - 1)),
    },
    stream,
  );
  return stream;
}

/** Share of its free rate that an element of a liquid keeps under gas. */
export function shareLeft(
  facts: Facts,
  liquid: Liquid,
  at: { readonly pressure_Pa: number; readonly width_m: number; readonly element: ElementSymbol },
): number {
  const { side, fog } = chemistryOf(facts, liquid);
  const e = parts(liquid).elements.indexOf(at.element);
  const stream = streamFrom(facts, liquid, at);
  return freeShare(stream, 1, gasSide(stream, side[e]!, fog[e]!));
}

/** Rate constant of nitrogen [m/s per wt%] with O and S [wt%] on the surface. */
export function nitrogenRate(facts: Facts, liquid: Liquid, o_wtpct = 0, s_wtpct = 0): number {
  const dilute = { N: NITROGEN_WTPCT, ...liquid.wtpct };
  const { kNitrogen, blockO, blockS } = chemistryOf(facts, { ...liquid, wtpct: dilute });
  const sulfur = (blockS * s_wtpct) / 100;
  return (kNitrogen / 100) * nitrogenSiteShare(sulfur, (blockO * o_wtpct) / 100 + sulfur);
}

/** Nitrogen that a liquid is given when its solubility is asked: the alloy's effect is known for elements it holds. */
const NITROGEN_WTPCT = 1e-4;

/** Nitrogen [wt%] that a liquid holds under a pressure of it [Pa]. */
export const nitrogenSolubility = (facts: Facts, liquid: Liquid, pressure_Pa = 101325): number =>
  stateOf(facts, { ...liquid, wtpct: { N: NITROGEN_WTPCT, ...liquid.wtpct } }).nitrogen_wtpct *
  Math.sqrt(pressure_Pa / 101325);

/** log10 K of a filed equilibrium at T [K]; its reaction as in data/thermo/reactions.json. */
export function filedLog10K({ equilibria }: Facts, reaction: string, T: number): number {
  const found = equilibria.find((one) => one.reaction === reaction);
  return found ? found.A + found.B / T : Number.NaN;
}

/** dG0 [J] of a filed equilibrium at T [K]. */
export const filedEnergy_J = (facts: Facts, reaction: string, T: number): number =>
  -R * T * LN10 * filedLog10K(facts, reaction, T);

/**
 * log10 of the dissolution product [wt%] of a compound in a pure base, from its formation energy, the dilute activity
 * coefficient of its metal and the gas line of the base: M_xX_y(s) = x[M] + y[X].
 */
export function dissolutionLog10K(
  facts: Facts,
  of: {
    readonly compound: string;
    readonly metal: ElementSymbol;
    readonly metals: number;
    readonly gas: 'O' | 'S';
    readonly gases: number;
  },
  at: { readonly base: ElementSymbol; readonly temperature_K: number },
): number {
  const { base, temperature_K: T } = at;
  const formation = facts.properties.formation_J(of.compound, T) ?? Number.NaN;
  const gamma = gammaOf(facts, { wtpct: { [of.metal]: 1e-3 }, balance: base, temperature_K: T }, of.metal);
  const line = of.gas === 'O' ? solventOf(base).oxygen : solventOf(base).sulfur;
  const gas = -(line.A + line.B * T) / (R * T * LN10);
  const mass = (element: ElementSymbol) => facts.properties.molarMass_kg_per_mol(element);
  const metal = Math.log10((100 * mass(of.metal)) / (gamma * mass(base)));
  return formation / (R * T * LN10) + of.metals * metal + of.gases * gas;
}

/** Pressure [Pa] of the filed line of an element that cites a source. */
export function filedPressure_Pa(
  facts: Facts,
  line: { readonly element: string; readonly phase: string; readonly source: string },
  T: number,
): number {
  const { records } = readVapour(facts.documents['thermo/vapour-pressure.json']);
  const found = records.find(
    (one) =>
      one.species === `${line.element}(g)` &&
      one.phase === line.phase &&
      (Array.isArray(one.source) ? one.source : [one.source]).includes(line.source),
  );
  if (!found) return Number.NaN;
  return speciesPressure_Pa(
    {
      element: found.element,
      species: found.species,
      A: found.A,
      B: found.B,
      C: found.C,
      D: found.D,
      range_K: found.range,
      spread_log10: found.spread,
      source: line.source,
    },
    T,
  );
}

/**
 * Oxygen [wt%] over a saturated oxide M2O3 by an apparent constant, log10 K + e (3 [M] + ratio [O]) = 2 log [M] +
 * 3 log [O] with log10 f_O = e [M]; bisection.
 */
export function oxygenOver(
  of: { readonly log10K: number; readonly e: number; readonly ratio: number },
  metal_wtpct: number,
): number {
  let [low, high] = [-8, 0];
  for (let k = 0; k < 80; k++) {
    const middle = (low + high) / 2;
    const oxygen = 10 ** middle;
    const left = 2 * Math.log10(metal_wtpct) + 3 * middle;
    if (left < of.log10K - of.e * (3 * metal_wtpct + of.ratio * oxygen)) low = middle;
    else high = middle;
  }
  return 10 ** ((low + high) / 2);
}

/** Dissolved oxygen [wt%] over the most stable oxide of a liquid, and which oxide that is. */
export function oxygenOverOxides(
  { properties }: Facts,
  liquid: Liquid,
): { readonly oxide: string; readonly wtpct: number } {
  const { elements, fractions } = parts({ ...liquid, wtpct: { O: 1e-4, ...liquid.wtpct } });
  const basis = {
    elements,
    fractions,
    populations: populationsOf(elements, properties),
    mass_kg: 1,
    temperature_K: liquid.temperature_K,
    extrapolate: false,
  };
  const layout = layoutOf(basis, properties);
  const { lnPhase, lnGammaOxide, state } = chemistryAt(basis, layout, properties, liquid.temperature_K);
  const oxides = layout.phases.slice(0, layout.oxideCount).map((slot, k) => {
    const lnMetals = slot.metals.reduce(
      (sum, e, i) => sum + slot.metalAtoms[i]! * (Math.log(state.x[e]!) + lnGammaOxide[e]!),
      0,
    );
    return { oxide: slot.phase.id, wtpct: 100 * Math.exp(lnPhase[k]! - lnMetals / slot.atomsO) };
  });
  return oxides.reduce((best, one) => (one.wtpct < best.wtpct ? one : best));
}
