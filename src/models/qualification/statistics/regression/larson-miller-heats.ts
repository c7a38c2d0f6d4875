import { type LeastSquares, leastSquares } from '../../../../foundation/numerics/least-squares.ts';
import { matrixOf } from '../../../../foundation/numerics/matrix.ts';
import { A_CONTENT, B_CONTENT, type Coverage, toleranceFactor } from '../basis/tolerance-factor-normal.ts';
import { fitDiagnostic } from '../diagnostics/anderson-darling.ts';
import type { StatisticMethod } from '../method.ts';
import { momentsOf } from '../sample.ts';
import {
  fitLarsonMiller,
  insideDiagnostic,
  larsonMillerRow,
  type RuptureTests,
  readPoints,
  readRuptureTests,
} from './larson-miller.ts';
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

export const larsonMillerHeats: StatisticMethod = {
  name: 'larsonMillerHeats',
  title: 'Larson-Miller with heats as blocks: variance components and lower bounds for a new heat',
  formula:
    'log10 t = -C_h + (a0 + a1 L + a2 L^2)/T; bound fit - T S, S^2 = between + within, T as in basisAnova with k0 = Owen without heats and k1 = k(heats)',
  source:
    'Rice (1981), AFWAL-TR-81-4097, for heats as blocks (title only read); Owen (1968); Vangel (1992) for T',
  comparedWith:
    'simulation: coverage 0.935 to 0.98 with 3 heats, 0.945 to 0.97 with 5 to 10 (approximate method); near larsonMillerLowerBound when heats are alike',
  refuses: 'fewer than three heats, one temperature only, no degree of freedom',
  assumptions: [
    'fit:lognormal within heats',
    'normal heats',
    'same slope in every heat',
    'inside the tested range',
  ],
  inputs: {
    temperatureF: 'of each test (or temperatureC, temperatureK)',
    stress: 'of each test',
    timeH: 'of each test',
    heat: 'heat of each test',
    at: 'list of {T, S}',
    confidence: 'default 0.95',
    degree: 'default 2',
  },
  run(reader) {
    const tests = readRuptureTests(reader);
    const heat = reader.labels('heat', { beside: ['timeH', tests.time.length] });
    const degree = reader.number('degree', { min: 1, max: 4, whole: true, fallback: 2 });
    const confidence = reader.number('confidence', { above: 0, below: 1, fallback: 0.95 });
    if (new Set(heat).size < 3) reader.refuse('heat', 'names fewer than three heats', 'three or more heats');
    const points = readPoints(reader);
    const heatFit = fitLarsonMillerHeats(tests, heat, degree);
    if (heatFit.fit.df < 1) reader.refuse('stress', 'leaves no degree of freedom');
    const at = (content: number) => points.map((point) => heatBound(heatFit, point, { content, confidence }));
    const b = at(B_CONTENT);
    const k = heatFit.heats.length;
    const coefficients = [...heatFit.fit.coefficients];
    return {
      quantities: {
        C: -coefficients.slice(0, k).reduce((sum, value) => sum + value, 0) / k,
        constantByHeat: Object.fromEntries(heatFit.heats.map((name, i) => [name, -coefficients[i]!])),
        a: coefficients.slice(k),
        varBetween: heatFit.between,
        varWithin: heatFit.within,
        log10TimeMean: b.map(({ mean }) => mean),
        log10TimeB: b.map(({ lower }) => lower),
        log10TimeA: at(A_CONTENT).map(({ lower }) => lower),
        factorB: b.map(({ factor }) => factor),
        testsPerHeat: heatFit.perHeat,
        heats: k,
      },
      diagnostics: [
        { ...fitDiagnostic([...heatFit.fit.residuals], 'normal'), name: 'fit:lognormal within heats' },
        {
          name: 'number of batches',
          verdict: k >= 5 ? 'PASS' : 'HOLD',
          reason: `${k} heats; five or more are wanted`,
          statistic: k,
          limit: 5,
        },
        insideDiagnostic(tests, points),
      ],
    };
  },
};
