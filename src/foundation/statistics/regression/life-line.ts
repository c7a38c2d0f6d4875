import { InputError } from '../../errors.ts';
import { leastSquares } from '../../numerics/least-squares.ts';
import { studentTUpperQuantile } from '../../numerics/student-t.ts';
import { FRACTION, requireArguments, requireValues } from '../arguments.ts';
import { polynomialDesign } from '../summary/linear-least-squares.ts';

/** A line of log10 life on log10 amplitude, with the intervals of its coefficients. */
export interface LifeLine {
  readonly a: number;
  readonly b: number;
  /** Two-sided. */
  readonly aInterval: readonly [lower: number, upper: number];
  readonly bInterval: readonly [lower: number, upper: number];
  /** Variance of log10 life about the line. */
  readonly sigma2: number;
  readonly residualSumOfSquares: number;
  readonly residuals: readonly number[];
  readonly df: number;
}

/**
 * Fatigue life line log10 N = A + B log10 amplitude of tests without run-outs: least squares, B +- t s/sqrt(Sxx), A
 * likewise (ASTM E739-10). Compared with the worked example of E739 to its digits.
 * Throws InputError for fewer than three tests, values at or below zero, or one amplitude only.
 */
export function fitLifeLine(
  amplitude: readonly number[],
  cycles: readonly number[],
  confidence = 0.95,
): LifeLine {
  const x = amplitude.map(Math.log10);
  const y = cycles.map(Math.log10);
  requireValues('lifeLine', 'log10 amplitude', x, 3);
  requireValues('lifeLine', 'log10 cycles', y, x.length);
  requireArguments('lifeLine', { confidence: [confidence, FRACTION] });
  if (x.every((value) => value === x[0]))
    throw new InputError('lifeLine: at least two different amplitudes are needed', { path: 'amplitude' });
  const fit = leastSquares(polynomialDesign(x, 1), y);
  const sigma2 = fit.residualSumOfSquares / fit.df;
  const t = studentTUpperQuantile((1 - confidence) / 2, fit.df);
  const interval = (value: number, variance: number): readonly [number, number] => {
    const half = t * Math.sqrt(sigma2 * variance);
    return [value - half, value + half];
  };
  const [a, b] = fit.coefficients;
  const [varianceA, , , varianceB] = fit.unscaledCovariance.values;
  return {
    a: a!,
    b: b!,
    aInterval: interval(a!, varianceA!),
    bInterval: interval(b!, varianceB!),
    sigma2,
    residualSumOfSquares: fit.residualSumOfSquares,
    residuals: [...fit.residuals],
    df: fit.df,
  };
}
