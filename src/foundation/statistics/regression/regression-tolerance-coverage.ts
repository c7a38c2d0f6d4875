import { leastSquares, leverageOf } from '../../numerics/least-squares.ts';
import { normalQuantile } from '../../numerics/normal.ts';
import { fillNormal, streamKey } from '../../numerics/random.ts';
import { polynomialDesign } from '../summary/linear-least-squares.ts';
import { type Coverage, generalToleranceFactor } from '../tolerance/normal-tolerance.ts';

/** Design of a straight line and the point its bound is asked at. */
export interface LinePlan {
  readonly x: readonly number[];
  readonly x0: number;
}

/** Share of simulated straight lines whose Owen bound at x0 lies below the true quantile there. */
export function owenCoverage(
  { x, x0 }: LinePlan,
  coverage: Coverage,
  { replicates, seed }: { readonly replicates: number; readonly seed: number | string },
): number {
  const n = x.length;
  const design = leastSquares(polynomialDesign(x, 1), x);
  const h = leverageOf(design, [1, x0]);
  const k = generalToleranceFactor({ size: 1 / h, df: n - 2 }, coverage);
  const mean = x.reduce((sum, value) => sum + value, 0) / n;
  const sxx = x.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const key = streamKey(seed, `regressionToleranceCoverage/${n}`);
  const truth = -normalQuantile(coverage.content);
  const errors = new Float64Array(n);
  let below = 0;
  for (let replicate = 0; replicate < replicates; replicate++) {
    fillNormal(key, errors, replicate * n);
    let sum = 0;
    let cross = 0;
    let squares = 0;
    for (let i = 0; i < n; i++) {
      sum += errors[i]!;
      cross += errors[i]! * (x[i]! - mean);
      squares += errors[i]! ** 2;
    }
    const slope = cross / sxx;
    const residual = squares - (sum * sum) / n - slope * cross;
    const fit = sum / n + slope * (x0 - mean);
    if (fit - k * Math.sqrt(residual / (n - 2)) <= truth) below++;
  }
  return below / replicates;
}
