import type { ElementSymbol } from '../alloy/element.ts';
import { R } from './constants.ts';
import {
  coefficientAt,
  type Interaction,
  type LiquidParameters,
  type MissingPair,
} from './liquid-parameters.ts';

/**
 * A liquid ready for a list of elements: the interactions among them as index tables. Elements without parameters
 * keep gamma = 1 (docs/theory/liquid-solution.md).
 */
export interface LiquidSolution {
  readonly terms: readonly IndexedInteraction[];
  /** Which of the elements asked the parameter set speaks about. */
  readonly assessed: readonly boolean[];
  /** Pairs among them that are mixed ideally for want of data. */
  readonly missing: readonly MissingPair[];
  /** Pairs that were filled from another set, with that set's name. */
  readonly fills: readonly string[];
}

/** An interaction by places in the list of elements; `L` is rewritten for each temperature. */
interface IndexedInteraction {
  readonly source: Interaction;
  readonly at: readonly number[];
  /** Highest order plus one: the length of the coefficient table. */
  readonly orders: number;
}

/** Coefficients of all terms at one temperature, in order of terms and k. */
export interface LiquidAtTemperature {
  readonly solution: LiquidSolution;
  readonly temperature_K: number;
  readonly L: Float64Array;
}

/** Selects the interactions that the listed elements have among each other. */
export function liquidSolution(
  parameters: LiquidParameters,
  elements: readonly ElementSymbol[],
): LiquidSolution {
  const place = new Map(elements.map((element, i) => [element, i]));
  const inside = (list: readonly ElementSymbol[]): boolean => list.every((element) => place.has(element));
  const chosen = parameters.interactions.filter((one) => inside(one.elements));
  return {
    terms: chosen.map((source) => ({
      source,
      at: source.elements.map((element) => place.get(element)!),
      orders: Math.max(1, ...source.coefficients.map((c) => c.k + 1)),
    })),
    assessed: elements.map((element) => parameters.elements.includes(element)),
    missing: parameters.missing.filter((pair) => inside(pair.elements)),
    fills: chosen.filter((one) => one.fill).map((one) => `${one.elements.join('-')} (${one.source})`),
  };
}

/** Coefficients [J/mol] of a solution at T [K]. */
export function liquidAt(solution: LiquidSolution, temperature_K: number): LiquidAtTemperature {
  const L = new Float64Array(solution.terms.reduce((sum, term) => sum + term.orders, 0));
  let at = 0;
  for (const { source, orders } of solution.terms) {
    for (const coefficient of source.coefficients) {
      L[at + coefficient.k] = L[at + coefficient.k]! + coefficientAt(coefficient, temperature_K);
    }
    at += orders;
  }
  return { solution, temperature_K, L };
}

/**
 * Excess Gibbs energy [J/mol] of a liquid with mole fractions `x`; `gradient[i]` receives dGex/dx_i with all x taken
 * as independent. Redlich-Kister-Muggianu: binary x_A x_B sum_k L_k (x_A - x_B)^k; ternary x_A x_B x_C L_0 or
 * x_A x_B x_C sum_m v_m L_m, v_m = x_m + (1 - x_A - x_B - x_C)/3; quaternary x_A x_B x_C x_D L_0.
 */
export function excessGibbs(at: LiquidAtTemperature, x: Float64Array, gradient: Float64Array): number {
  gradient.fill(0);
  let G = 0;
  let base = 0;
  for (const term of at.solution.terms) {
    const { form } = term.source;
    if (form === 'binary') G += binary(at.L, base, term, x, gradient);
    else if (form === 'composition') G += ternary(at.L, base, term, x, gradient);
    else G += product(at.L[base]!, term.at, x, gradient);
    base += term.orders;
  }
  return G;
}

/**
 * ln gamma_i of every element at mole fractions `x`, reference pure liquid at the same temperature; written to `out`.
 * RT ln gamma_i = Gex + dGex/dx_i - sum_j x_j dGex/dx_j. Equal to the published check vectors to 1e-9.
 */
export function lnGamma(at: LiquidAtTemperature, x: Float64Array, out: Float64Array): void {
  const G = excessGibbs(at, x, out);
  let sum = 0;
  for (let i = 0; i < x.length; i++) sum += x[i]! * out[i]!;
  const RT = R * at.temperature_K;
  for (let i = 0; i < x.length; i++) out[i] = (G + out[i]! - sum) / RT;
}

function binary(
  L: Float64Array,
  base: number,
  term: IndexedInteraction,
  x: Float64Array,
  gradient: Float64Array,
): number {
  const a = term.at[0]!;
  const b = term.at[1]!;
  const xa = x[a]!;
  const xb = x[b]!;
  const d = xa - xb;
  let power = 1;
  let S = 0;
  let D = 0;
  for (let k = 0; k < term.orders; k++) {
    const value = L[base + k]!;
    S += value * power;
    if (k + 1 < term.orders) D += (k + 1) * L[base + k + 1]! * power;
    power *= d;
  }
  gradient[a] = gradient[a]! + xb * S + xa * xb * D;
  gradient[b] = gradient[b]! + xa * S - xa * xb * D;
  return xa * xb * S;
}

function ternary(
  L: Float64Array,
  base: number,
  term: IndexedInteraction,
  x: Float64Array,
  gradient: Float64Array,
): number {
  const [a, b, c] = term.at as readonly [number, number, number];
  const xa = x[a]!;
  const xb = x[b]!;
  const xc = x[c]!;
  const L0 = L[base]!;
  const L1 = term.orders > 1 ? L[base + 1]! : 0;
  const L2 = term.orders > 2 ? L[base + 2]! : 0;
  const rest = (1 - xa - xb - xc) / 3;
  const third = (L0 + L1 + L2) / 3;
  const S = (xa + rest) * L0 + (xb + rest) * L1 + (xc + rest) * L2;
  const p = xa * xb * xc;
  gradient[a] = gradient[a]! + xb * xc * S + p * (L0 - third);
  gradient[b] = gradient[b]! + xa * xc * S + p * (L1 - third);
  gradient[c] = gradient[c]! + xa * xb * S + p * (L2 - third);
  return p * S;
}

function product(L: number, at: readonly number[], x: Float64Array, gradient: Float64Array): number {
  let all = L;
  for (const i of at) all *= x[i]!;
  for (const i of at) {
    let others = L;
    for (const j of at) if (j !== i) others *= x[j]!;
    gradient[i] = gradient[i]! + others;
  }
  return all;
}
