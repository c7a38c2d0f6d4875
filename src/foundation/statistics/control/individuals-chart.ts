import { requireValues } from '../arguments.ts';
import { momentsOf, requireSpread } from '../sample.ts';

/** d2 for two values, as tabled: mean range of a pair in SD (exact value 2/sqrt(pi) = 1.12838). */
const D2 = 1.128;
/** D4 for two values: upper limit of the moving range. */
const D4 = 3.267;

/** Individuals and moving-range chart, in the unit of the values. */
export interface IndividualsChart {
  readonly mean: number;
  readonly movingRangeMean: number;
  readonly sigma: number;
  readonly ucl: number;
  readonly lcl: number;
  readonly uclRange: number;
  /** Points (from 1) outside the limits. */
  readonly signals: readonly number[];
}

/**
 * Chart of values in order: mean +- 3 MR/1.128, MR the mean moving range; range limit 3.267 MR (NIST/SEMATECH
 * e-Handbook 6.3.2.2). Compared with its example to its digits. Throws InputError for fewer than two values,
 * ValidityError without a change among them.
 */
export function individualsChartOf(x: readonly number[]): IndividualsChart {
  requireValues('individualsChart', 'x', x, 2);
  requireSpread('individualsChart', x);
  const { mean } = momentsOf(x);
  const movingRangeMean = momentsOf(x.slice(1).map((value, i) => Math.abs(value - x[i]!))).mean;
  const half = (3 * movingRangeMean) / D2;
  return {
    mean,
    movingRangeMean,
    sigma: movingRangeMean / D2,
    ucl: mean + half,
    lcl: mean - half,
    uclRange: D4 * movingRangeMean,
    signals: x.flatMap((value, i) => (Math.abs(value - mean) > half ? [i + 1] : [])),
  };
}
