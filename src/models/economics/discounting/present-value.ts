import { findRoot } from '../../../foundation/numerics/roots.ts';

/** Net present value of yearly flows, the first of them now, at a discount rate per year. */
export function presentValue(flows: readonly number[], discount: number): number {
  let [value, factor] = [0, 1];
  for (const flow of flows) {
    value += flow * factor;
    factor /= 1 + discount;
  }
  return value;
}

/** Changes of sign in a list, zeros left out: an upper limit of the number of internal rates of return (Descartes). */
export function signChanges(flows: readonly number[]): number {
  const signs = flows.filter((flow) => flow !== 0).map(Math.sign);
  return signs.filter((sign, i) => i > 0 && sign !== signs[i - 1]).length;
}

/** Rates that are looked for: from the loss of 99 % a year to the hundredfold. */
const RATES = [-0.99, 100] as const;

/**
 * Every internal rate of return in -99 % ... 10,000 % a year, lowest first. More than one: the rate decides nothing, and the
 * net present value at the rate of the plant does. None: the flows never change sign, or never pay.
 */
export function ratesOfReturn(flows: readonly number[]): number[] {
  const [lowest, highest] = RATES;
  const last = flows.findLastIndex((flow) => flow !== 0);
  if (signChanges(flows) === 0) return [];
  return rootsIn(flows.slice(0, last + 1), [1 / (1 + highest), 1 / (1 + lowest)])
    .map((factor) => 1 / factor - 1)
    .sort((a, b) => a - b);
}

/**
 * Real roots of a polynomial (coefficients from x^0 on) where it changes sign inside an interval: between two neighbouring
 * roots of its derivative there is at most one.
 */
function rootsIn(coefficients: readonly number[], [from, to]: readonly [number, number]): number[] {
  if (coefficients.length < 2) return [];
  const slope = coefficients.slice(1).map((one, i) => one * (i + 1));
  const ends = [from, ...rootsIn(slope, [from, to]), to];
  const f = (x: number): number => coefficients.reduceRight((sum, one) => sum * x + one, 0);
  return ends.slice(1).flatMap((end, i) => {
    const found = findRoot(f, [ends[i]!, end]);
    return found.status === 'converged' && found.x !== ends[i] ? [found.x] : [];
  });
}

/**
 * Years until the sum of the flows, discounted where a rate is given, is no longer below zero for good; inside a year in
 * proportion. Null = never.
 */
export function paybackYears(flows: readonly number[], discount = 0): number | null {
  let sum = 0;
  const sums = flows.map((flow, year) => (sum += flow / (1 + discount) ** year));
  const lastBelow = sums.findLastIndex((one) => one < 0);
  if (lastBelow === sums.length - 1) return null;
  if (lastBelow < 0) return 0;
  const [below, above] = [sums[lastBelow]!, sums[lastBelow + 1]!];
  return lastBelow + -below / (above - below);
}
