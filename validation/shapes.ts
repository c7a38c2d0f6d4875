import type { ElementSymbol } from '../src/metal/alloy/element.ts';
import type { Run } from './run.ts';

/**
 * How 1/c has grown at the second of two times over the first; the second is twice the first. 2 for a reaction of
 * second order, more for first order.
 */
export const reciprocalGrowth =
  (element: ElementSymbol, time_s: number) =>
  (run: Run): number => {
    const grown = (t: number): number => 1 / run.at(element, t) - 1 / run.start(element);
    return grown(2 * time_s) / grown(time_s);
  };

/** How far a content has fallen by a time [ppm]. */
export const fallen =
  (element: ElementSymbol, time_s: number) =>
  (run: Run): number =>
    run.start(element) - run.at(element, time_s);

/** Squared correlation of a straight line through y over x. */
export function straightness(x: readonly number[], y: readonly number[]): number {
  const mean = (list: readonly number[]): number => list.reduce((sum, v) => sum + v, 0) / list.length;
  const [mx, my] = [mean(x), mean(y)];
  let [sxy, sxx, syy] = [0, 0, 0];
  for (let i = 0; i < x.length; i++) {
    sxy += (x[i]! - mx) * (y[i]! - my);
    sxx += (x[i]! - mx) ** 2;
    syy += (y[i]! - my) ** 2;
  }
  return sxx > 0 && syy > 0 ? sxy ** 2 / (sxx * syy) : 1;
}

/** Content that particles hold [ppm]: total without dissolved; zero of an element that is not there. */
export const bound =
  (element: ElementSymbol) =>
  (run: Run): number =>
    run.final(element) > 0 ? run.final(element) - run.dissolved(element) : 0;
