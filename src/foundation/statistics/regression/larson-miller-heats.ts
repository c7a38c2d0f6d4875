import { type LeastSquares, leastSquares } from '../../numerics/least-squares.ts';
import { matrixOf } from '../../numerics/matrix.ts';
import { momentsOf } from '../sample.ts';
import { type Coverage, toleranceFactor } from '../tolerance/normal-tolerance.ts';
import { fitLarsonMiller, larsonMillerRow, type RuptureTests } from './larson-miller.ts';
import { owenBound } from './regression-lower-tolerance-bound.ts';

/** Larson-Miller regression with a constant per heat, beside the one without heats. */
export interface HeatFit {
  /** Columns: one constant -C_h per heat, then 1/T, L/T ... */
  readonly fit: LeastSquares;
  readonly pooled: LeastSquares;
  readonly heats: readonly string[];
  readonly degree: number;
  /** Variances of log10 time within heats and between the heats' constants. */
  readonly within: number;
  readonly between: number;
  /** Effective tests per heat: within/(sampling variance of a constant). */
  readonly perHeat: number;
}

/**
 * Heats as blocks: log10 t = -C_h + (a0 + a1 L + ...)/T by QR; within = residual variance; between = variance of the
 * constants less the sampling variance they have within heats, not below zero.
 */
export function fitLarsonMillerHeats(tests: RuptureTests, heat: readonly string[], degree: number): HeatFit {
  const heats = [...new Set(heat)];
  const row = (i: number): number[] => [
    ...heats.map((name) => (heat[i] === name ? 1 : 0)),
    ...polynomial(tests.temperature[i]!, tests.stress[i]!, degree),
  ];
  const fit = leastSquares(matrixOf(tests.time.map((_, i) => row(i))), tests.time.map(Math.log10));
  const within = fit.residualSumOfSquares / fit.df;
  const constants = [...fit.coefficients].slice(0, heats.length);
  // Sampling variance of contrasts of the constants: diagonal less off-diagonal, averaged.
  const { columns, values } = fit.unscaledCovariance;
  let diagonal = 0;
  let off = 0;
  for (let a = 0; a < heats.length; a++)
    for (let b = 0; b < heats.length; b++) {
      if (a === b) diagonal += values[a * columns + b]! / heats.length;
      else off += values[a * columns + b]! / (heats.length * (heats.length - 1));
    }
  const between = Math.max(0, momentsOf(constants).sd ** 2 - within * (diagonal - off));
  return {
    fit,
    pooled: fitLarsonMiller(tests, degree),
    heats,
    degree,
    within,
    between,
    perHeat: 1 / (diagonal - off),
  };
}

const polynomial = (temperature: number, stress: number, degree: number): number[] =>
  Array.from({ length: degree + 1 }, (_, power) => Math.log10(stress) ** power / temperature);

/**
 * Lower bound of log10 time of one test of a new heat, the ANOVA basis carried over to a regression: fit - T S with
 * S^2 = between + within, n' the effective tests per heat, MSB = n' between + within, MSE = within,
 * W = sqrt(MSB/(MSB + (n'-1) MSE)), T = (k0 - k1/sqrt(n') + (k1 - k0) W)/(1 - 1/sqrt(n')); k0 = Owen's factor of the
 * regression without heats, k1 = the one-sample factor of the number of heats; T = k0 without scatter between.
 * Approximate: simulated coverage 0.935 to 0.98 with 3 heats, 0.945 to 0.97 with 5 to 10, heat SD 0 to 5 times the within SD.
 */
export function heatBound(
  heatFit: HeatFit,
  point: { readonly temperature: number; readonly stress: number },
  coverage: Coverage,
): { mean: number; lower: number; factor: number } {
  const { fit, pooled, heats, degree, within, between, perHeat } = heatFit;
  const x0 = [...heats.map(() => 1 / heats.length), ...polynomial(point.temperature, point.stress, degree)];
  const mean = x0.reduce((sum, value, j) => sum + value * fit.coefficients[j]!, 0);
  const k0 = owenBound(pooled, larsonMillerRow(point.temperature, point.stress, degree), coverage).k;
  const factor = between > 0 && perHeat > 1 ? blockFactor(heatFit, k0, coverage) : k0;
  return { mean, lower: mean - factor * Math.sqrt(between + within), factor };
}

function blockFactor({ within, between, perHeat, heats }: HeatFit, k0: number, coverage: Coverage): number {
  const k1 = toleranceFactor(heats.length, coverage);
  const msBetween = perHeat * between + within;
  const w = Math.sqrt(msBetween / (msBetween + (perHeat - 1) * within));
  const root = Math.sqrt(perHeat);
  return (k0 - k1 / root + (k1 - k0) * w) / (1 - 1 / root);
}
