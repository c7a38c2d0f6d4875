import { ConvergenceError } from '../../errors.ts';
import { leastSquares } from '../../numerics/least-squares.ts';
import { matrixOf } from '../../numerics/matrix.ts';
import { ascending } from '../sample.ts';

/** CMH-17 8.3.2: batches are compared at 2.5 %. */
export const ALPHA = 0.025;

/** Scholz and Stephens (1987), table 2: quantiles of the standardised statistic are b0 + b1/sqrt(m) + b2/m, m = k - 1. */
const LEVELS: readonly (readonly [alpha: number, b0: number, b1: number, b2: number])[] = [
  [0.25, 0.675, -0.245, -0.105],
  [0.1, 1.281, 0.25, -0.305],
  [0.05, 1.645, 0.678, -0.362],
  [0.025, 1.96, 1.149, -0.391],
  [0.01, 2.326, 1.822, -0.396],
  [0.005, 2.573, 2.364, -0.345],
  [0.001, 3.085, 3.615, -0.154],
];

/** The three scales in circulation and what they are held against. */
export interface KSampleTest {
  /** CMH-17 scale: the Scholz-Stephens statistic with mid-ranks divided by k - 1. */
  readonly adk: number;
  /** Scholz-Stephens scale with mid-ranks (A2akN) and without (A2kN). */
  readonly a2akN: number;
  readonly a2kN: number;
  /** Standard deviation on the Scholz-Stephens scale. */
  readonly sigmaN: number;
  /** (A2akN - (k-1))/sigmaN: what SciPy reports. */
  readonly standardised: number;
  readonly p: number;
  readonly k: number;
  readonly n: number;
}

/** k-sample Anderson-Darling test of groups. Throws ValidityError for fewer than two groups or zero variance. */
export function kSampleOf(groups: readonly (readonly number[])[]): KSampleTest {
  const statistic = kSampleStatistic(groups);
  const k = groups.length;
  const n = groups.reduce((sum, group) => sum + group.length, 0);
  const sigmaN = kSampleSigma(groups.map((group) => group.length));
  const standardised = (statistic.midRank - (k - 1)) / sigmaN;
  return {
    adk: statistic.midRank / (k - 1),
    a2akN: statistic.midRank,
    a2kN: statistic.plain,
    sigmaN,
    standardised,
    p: pOf(standardised, k),
    k,
    n,
  };
}

/** Critical value on the CMH-17 scale: 1 + sigma (b0 + b1/sqrt(m) + b2/m), sigma = sigmaN/(k-1). */
export function kSampleCritical({ k, sigmaN }: Pick<KSampleTest, 'k' | 'sigmaN'>, alpha: number): number {
  return 1 + (sigmaN / (k - 1)) * standardisedCritical(k, alpha);
}

function standardisedCritical(k: number, alpha: number): number {
  const row = LEVELS.find(([level]) => Math.abs(level - alpha) < 1e-12);
  const m = k - 1;
  if (row) return row[1] + row[2] / Math.sqrt(m) + row[3] / m;
  // Between the tabulated levels: the quadratic in the quantile that pOf inverts.
  const [c0, c1, c2] = logLevelFit(k);
  const target = Math.log(alpha) - c0;
  const root = Math.sqrt(c1 * c1 + 4 * c2 * target);
  const value = (-c1 - root) / (2 * c2);
  if (!Number.isFinite(value))
    throw new ConvergenceError(`no critical value is known at level ${alpha}`, { value: alpha });
  return value;
}

/** p by a quadratic of ln level in the quantile through the seven tabulated levels, extrapolated outside them. */
function pOf(standardised: number, k: number): number {
  const [c0, c1, c2] = logLevelFit(k);
  return Math.min(1, Math.exp(c0 + c1 * standardised + c2 * standardised * standardised));
}

function logLevelFit(k: number): readonly [number, number, number] {
  const m = k - 1;
  const quantiles = LEVELS.map(([, b0, b1, b2]) => b0 + b1 / Math.sqrt(m) + b2 / m);
  const fit = leastSquares(
    matrixOf(quantiles.map((q) => [1, q, q * q])),
    LEVELS.map(([alpha]) => Math.log(alpha)),
  );
  return [fit.coefficients[0]!, fit.coefficients[1]!, fit.coefficients[2]!];
}

/**
 * Both statistics of Scholz and Stephens from one merge. Per distinct value z_j of the pooled sample: h_j its count,
 * H_j and F_ij the counts below z_j plus half of those at it (mid-ranks), B_j and M_ij the counts up to it (plain).
 */
export function kSampleStatistic(groups: readonly (readonly number[])[]): { midRank: number; plain: number } {
  const sorted = groups.map(ascending);
  const pooled = ascending(groups.flat());
  const n = pooled.length;
  let midRank = 0;
  let plain = 0;
  const at = new Int32Array(groups.length);
  for (let start = 0; start < n; ) {
    const value = pooled[start]!;
    let end = start + 1;
    while (end < n && pooled[end] === value) end++;
    const h = end - start;
    const middle = start + h / 2;
    let inner = 0;
    let innerPlain = 0;
    for (let g = 0; g < sorted.length; g++) {
      const group = sorted[g]!;
      const before = at[g]!;
      let after = before;
      while (after < group.length && group[after] === value) after++;
      at[g] = after;
      inner += (n * ((before + after) / 2) - group.length * middle) ** 2 / group.length;
      innerPlain += (n * after - group.length * end) ** 2 / group.length;
    }
    midRank += (h * inner) / (middle * (n - middle) - (n * h) / 4);
    if (end < n) plain += (h * innerPlain) / (end * (n - end));
    start = end;
  }
  return { midRank: ((n - 1) / (n * n)) * midRank, plain: plain / n };
}

/** Standard deviation of the statistic under one population, Scholz and Stephens (1987), equation 4. */
export function kSampleSigma(sizes: readonly number[]): number {
  const k = sizes.length;
  const n = sizes.reduce((sum, size) => sum + size, 0);
  const inverse = sizes.reduce((sum, size) => sum + 1 / size, 0);
  let harmonic = 0;
  for (let i = 1; i < n; i++) harmonic += 1 / i;
  // g = sum_{i=1}^{n-2} sum_{j=i+1}^{n-1} 1/((n-i) j), the inner sum carried along.
  let g = 0;
  let tail = 0;
  for (let i = n - 2; i >= 1; i--) {
    tail += 1 / (i + 1);
    g += tail / (n - i);
  }
  const a = (4 * g - 6) * (k - 1) + (10 - 6 * g) * inverse;
  const b =
    (2 * g - 4) * k * k + 8 * harmonic * k + (2 * g - 14 * harmonic - 4) * inverse - 8 * harmonic + 4 * g - 6;
  const c =
    (6 * harmonic + 2 * g - 2) * k * k +
    (4 * harmonic - 4 * g + 6) * k +
    (2 * harmonic - 6) * inverse +
    4 * harmonic;
  const d = (2 * harmonic + 6) * k * k - 4 * harmonic * k;
  return Math.sqrt((a * n ** 3 + b * n * n + c * n + d) / ((n - 1) * (n - 2) * (n - 3)));
}
