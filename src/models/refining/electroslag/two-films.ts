import type { Chemistry } from '../bath-kinetics/conditions.ts';
import type { Layout } from '../bath-kinetics/layout.ts';
import { SINK, toSink, type Work } from '../bath-kinetics/work.ts';
import type { SlagOxide } from './oxides.ts';

/** An oxide of the slag by places. */
export interface Exchanged {
  readonly oxide: SlagOxide;
  /** Its place among the oxides of slags. */
  readonly place: number;
  readonly element: number;
  readonly molarMass: number;
  /** dG0/(RT) per formula. */
  readonly energy: number;
  /** Activity coefficient in the slag where it is no part of its ions and molecules. */
  readonly gamma: number;
  /** Metal in the slag at the start [kg]. */
  readonly initial_kg: number;
}

/** What the slag is like now: activities against the pure oxides. */
export interface Activities {
  readonly alumina: number;
  readonly lime: number;
  readonly magnesia: number;
  /** Free share of every oxide of slags: below one for those that bind lime or alumina. */
  readonly free: Float64Array;
  /** Moles of all components of the slag. */
  readonly moles: number;
  readonly log10Capacity: number;
}

/** Uncertain factors of a slag furnace. */
export interface SlagFactors {
  transfer: number;
  /** On the capture of inclusions. */
  capture: number;
  /** On the sulfide capacity. */
  capacity: number;
  /** On the activity of minor oxides in the slag. */
  activity: number;
  /** On dissolved oxygen at oxide equilibrium. */
  oxygenEquilibrium: number;
  /** ln of that on the rare earth that the metal holds at equilibrium with the slag. */
  lnRareEarth: number;
}

/** Metal and slag where they meet; written anew for every sample and substep, so that none allocates. */
export interface TwoFilms {
  readonly layout: Layout;
  readonly chemistry: Chemistry;
  readonly work: Work;
  readonly exchanged: readonly Exchanged[];
  readonly alumina: Exchanged | null;
  /** Mean molar mass of the metal [kg/mol]. */
  readonly molarMass: number;
  activities: Activities;
  /** What is uncertain in the sample, and its metal-side transfer units over the substep. */
  readonly factors: SlagFactors;
  units: number;
  /** Oxygen potential of the interface p(O2)^1/2 [atm^1/2] and dissolved oxygen there [mass fraction]. */
  potential: number;
  oxygen: number;
}

/** kg of aluminium per kg of oxygen in alumina. */
const aluminiumPerOxygen = (alumina: Exchanged, layout: Layout): number =>
  (2 * alumina.molarMass) / (3 * layout.molarMass[layout.O]!);

/** Aluminium below which nothing is told apart [mass fraction]. */
const LEAST_ALUMINIUM = 1e-9;
/** Potential of a metal without aluminium under a slag without alumina [atm^1/2]. Source: assumption. */
const NO_ALUMINIUM_POTENTIAL = 1e-8;

/**
 * Oxygen where metal and slag meet, from 2 [Al] + 3 [O] = (Al2O3), into `potential` and `oxygen`: both go with [Al]^-2/3.
 * Oxygen that the slag gives comes with its aluminium, so [Al] there solves c = now + r max(0, K c^-2/3 - [O]).
 */
export function settleInterface(films: TwoFilms): void {
  const { alumina, work, chemistry, activities, layout } = films;
  if (!alumina) {
    films.potential = NO_ALUMINIUM_POTENTIAL;
    films.oxygen = 0;
    return;
  }
  const { dissolved, row, mass } = work;
  const { lnKO, log10FO } = chemistry.state;
  const now = Math.max(dissolved[row + alumina.element]! / mass, LEAST_ALUMINIUM);
  const lnPerContent =
    chemistry.lnGammaOxide[alumina.element]! + Math.log(films.molarMass / alumina.molarMass);
  const potential = Math.exp((alumina.energy + Math.log(activities.alumina) - 2 * lnPerContent) / 3);
  const oxygen = films.factors.oxygenEquilibrium * potential * Math.exp(lnKO - Math.LN10 * (log10FO + 2));
  const has = layout.O < 0 ? 0 : dissolved[row + layout.O]! / mass;
  const aluminium = interfaceAluminium(now, oxygen, has, aluminiumPerOxygen(alumina, layout));
  const perAluminium = aluminium ** (-2 / 3);
  films.potential = potential * perAluminium;
  films.oxygen = oxygen * perAluminium;
}

/** Relative rise of aluminium at the interface that is left out. */
const NOT_FELT = 0.01;

/** Aluminium at the interface [mass fraction] by bisection on the logarithm; where it is plentiful it is `now`. */
function interfaceAluminium(now: number, oxygen: number, has: number, perOxygen: number): number {
  if (Math.max(0, oxygen * now ** (-2 / 3) - has) * perOxygen < NOT_FELT * now) return now;
  let low = Math.log(now);
  let high = 0;
  for (let k = 0; k < 30; k++) {
    const middle = (low + high) / 2;
    const taken = Math.max(0, oxygen * Math.exp((-2 / 3) * middle) - has) * perOxygen;
    if (now + taken > Math.exp(middle)) low = middle;
    else high = middle;
  }
  return Math.exp((low + high) / 2);
}

/** Dissolved oxygen towards the interface content; it comes and goes as alumina. */
export function exchangeOxygen({ work, layout, alumina, oxygen, units }: TwoFilms): void {
  const wanted = (work.dissolved[work.row + layout.O]! - oxygen * work.mass) * -Math.expm1(-units);
  if (!alumina) {
    toSink(work, SINK.slag, layout.O, wanted);
    return;
  }
  const perOxygen = aluminiumPerOxygen(alumina, layout);
  const fromMetal = (PAY_SHARE * work.dissolved[work.row + alumina.element]!) / perOxygen;
  const fromSlag = (PAY_SHARE * inSlag(work, alumina)) / perOxygen;
  const kg = Math.max(-fromSlag, Math.min(wanted, fromMetal));
  toSink(work, SINK.slag, layout.O, kg);
  toSink(work, SINK.slag, alumina.element, kg * perOxygen);
}

/**
 * Metals against their oxides in the slag at the oxygen potential of the interface. Each comes towards the content at
 * which metal and slag agree (both change), the oxygen it takes is paid by Al2O3, so that Al goes the other way.
 */
export function exchangeMetals(films: TwoFilms): void {
  const { exchanged, alumina, work, units } = films;
  if (!alumina) return;
  for (let k = 0; k < exchanged.length; k++) {
    const one = exchanged[k]!;
    if (one === alumina || !findAgreement(films, one)) continue;
    const metal = work.dissolved[work.row + one.element]!;
    work.kg = (metal - work.found) * -Math.expm1(-units * one.oxide.share);
    pay(work, one, alumina);
  }
}

/** Metal held by the slag [kg]: what it started with and what the ledger says. */
const inSlag = (work: Work, one: Exchanged): number =>
  Math.max(0, one.initial_kg + work.ledger[work.sinkRow[SINK.slag]! + one.element]!);

/**
 * False where there is none of a metal; else, into `work.found`, its content m [kg] at which the oxide in the slag is in equilibrium with the interface oxygen: (g m)^v p^w exp(-dG0/RT) = k
 * (total - m), v 1 or 2 atoms of metal: linear, or the positive root of the square without cancellation.
 */
function findAgreement(films: TwoFilms, one: Exchanged): boolean {
  const { work, chemistry } = films;
  const { metals, oxygens, rareEarth } = one.oxide;
  const total = work.dissolved[work.row + one.element]! + inSlag(work, one);
  if (total <= 0) return false;
  findOxideActivity(films, one);
  const perKg = work.found;
  const gamma = Math.exp(chemistry.lnGammaOxide[one.element]! - rareEarth * films.factors.lnRareEarth);
  const g = (gamma * films.molarMass) / (one.molarMass * work.mass);
  const a = g ** metals * Math.exp(oxygens * Math.log(films.potential) - one.energy);
  work.found =
    metals === 1
      ? (perKg * total) / (a + perKg)
      : (2 * perKg * total) / (perKg + Math.sqrt(perKg * perKg + 4 * a * perKg * total));
  return true;
}

/** Activity of an oxide per kg of its metal in the slag, into `work.found`. */
function findOxideActivity({ activities, factors, work }: TwoFilms, one: Exchanged): void {
  const { id, metals } = one.oxide;
  const perFormula = 1 / (one.molarMass * metals) / activities.moles;
  if (id === 'CaO' || id === 'MgO') {
    const activity = id === 'CaO' ? activities.lime : activities.magnesia;
    work.found = one.initial_kg > 0 ? activity / one.initial_kg : 2 * perFormula;
  } else {
    work.found = one.gamma * activities.free[one.place]! * factors.activity * perFormula;
  }
}

/** Largest part of a metal or of the slag's alumina that one substep moves. */
export const PAY_SHARE = 0.5;

/** Moves `work.kg` of a metal to the slag (negative: from it) and the aluminium that pays for its oxygen the other way. */
function pay(work: Work, one: Exchanged, alumina: Exchanged): void {
  const wanted = work.kg;
  const perMetal = (one.oxide.oxygens / one.oxide.metals / one.molarMass) * (2 / 3) * alumina.molarMass;
  const available =
    wanted > 0 ? PAY_SHARE * inSlag(work, alumina) : PAY_SHARE * work.dissolved[work.row + alumina.element]!;
  const kg = Math.sign(wanted) * Math.min(Math.abs(wanted), available / perMetal);
  toSink(work, SINK.slag, one.element, kg);
  toSink(work, SINK.slag, alumina.element, -kg * perMetal);
}
