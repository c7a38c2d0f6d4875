import { asMassFraction, type MassFraction } from '../../../foundation/quantity/fractions.ts';
import type { ElementSymbol } from '../../../metal/alloy/element.ts';

type PerElement<T> = Readonly<Partial<Record<ElementSymbol, T>>>;

/**
 * Usual content [wt%] of an element that nobody added, where it is reported. Source: medians of the open half of the
 * published heats for elements their grade does not list, rounded; elements with fewer than ten rows are assumptions.
 */
const RESIDUAL_wtpct: PerElement<number> = {
  Ni: 0.1,
  Co: 0.1,
  Fe: 0.15,
  Cr: 0.05,
  Mo: 0.05,
  W: 0.05,
  Re: 0.02,
  Ru: 0.02,
  Ta: 0.03,
  Nb: 0.04,
  Hf: 0.02,
  Al: 0.05,
  Ti: 0.04,
  V: 0.02,
  Pt: 0.01,
  C: 0.02,
  B: 0.002,
  Zr: 0.01,
  Si: 0.06,
  Mn: 0.04,
  Cu: 0.03,
  Mg: 0.002,
  Y: 0.002,
  La: 0.002,
  Ce: 0.002,
  P: 0.006,
  S: 0.002,
  O: 0.003,
  N: 0.006,
};
/** [wt%] for every other element: assumption, the order of the trace limits. */
const RESIDUAL_OTHER_wtpct = 0.001;

/** Usual content [kg/kg] of an element that nobody added. */
export const residualLevel = (element: ElementSymbol): MassFraction =>
  asMassFraction((RESIDUAL_wtpct[element] ?? RESIDUAL_OTHER_wtpct) / 100);

/** How often a laboratory analysis lists an element that the grade does not [1]. Source: as above, rounded. */
const LISTED_THOUGH_NOT_IN_GRADE: PerElement<number> = {
  C: 0.12,
  Si: 0.15,
  Mn: 0.12,
  Fe: 0.2,
  Cu: 0.1,
  Al: 0.06,
  Ti: 0.06,
  Co: 0.08,
  B: 0.08,
  Zr: 0.05,
  Mo: 0.06,
  W: 0.04,
  Nb: 0.05,
  Ta: 0.03,
  V: 0.03,
  P: 0.15,
  S: 0.18,
  N: 0.04,
  O: 0.03,
  Mg: 0.02,
  Cr: 0.2,
  Ni: 0.3,
};
const LISTED_OTHER = 0.008;

/** Steps of content [kg/kg] below which an element is listed with the chance beside it [1]. */
type Steps = readonly (readonly [below: number, chance: number])[];
const ADDED: Steps = [
  [2e-4, 0.6],
  [1e-3, 0.75],
  [3e-3, 0.85],
  [1e-2, 0.94],
  [Number.POSITIVE_INFINITY, 0.985],
];
const ADDED_RARE_EARTH: Steps = [
  [3e-3, 0.3],
  [Number.POSITIVE_INFINITY, 0.9],
];
const LIMITED: Steps = [
  [3e-5, 0.1],
  [2e-4, 0.25],
  [1e-3, 0.35],
  [3e-3, 0.5],
  [1e-2, 0.79],
  [Number.POSITIVE_INFINITY, 0.95],
];
const LIMITED_C_AL_TI: Steps = [
  [2e-4, 0.25],
  [Number.POSITIVE_INFINITY, 0.83],
];
const RARE: readonly ElementSymbol[] = ['Y', 'La', 'Ce'];
const USUALLY_LISTED: readonly ElementSymbol[] = ['C', 'Al', 'Ti'];

const at = (steps: Steps, content: number): number => steps.find(([below]) => content < below)?.[1] ?? 0.95;

/**
 * Chance [1] that a laboratory analysis of unstated method lists `element` when the grade holds `content` [kg/kg] of
 * it on purpose (`added`), only limits it (`limited`) or does not name it (`unlisted`).
 * Source: shares found in the open half of the published heats (measured and unclear rows), rounded; contents of 1 wt%
 * and more were always listed there because rows that lack one were set aside, 1.5 % is left for them.
 */
export function listedChance(
  element: ElementSymbol,
  law: 'added' | 'limited' | 'unlisted',
  content: number,
): number {
  if (law === 'added') return at(RARE.includes(element) ? ADDED_RARE_EARTH : ADDED, content);
  if (law === 'limited') return at(USUALLY_LISTED.includes(element) ? LIMITED_C_AL_TI : LIMITED, content);
  return LISTED_THOUGH_NOT_IN_GRADE[element] ?? LISTED_OTHER;
}
