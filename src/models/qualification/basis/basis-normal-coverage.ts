import { normalQuantile } from '../../../foundation/numerics/normal.ts';
import { fillNormal, streamKey } from '../../../foundation/numerics/random.ts';
import { type Coverage, toleranceFactor } from '../../../foundation/statistics/tolerance/normal-tolerance.ts';

export interface CoverageRun {
  readonly n: number;
  readonly replicates: number;
  readonly seed: number | string;
}

/**
 * Fraction of simulated normal samples whose basis value lies below the true quantile: equals the confidence.
 * Mean and sd of a sample of n are summed in one pass over its draws.
 */
export function normalBasisCoverage({ n, replicates, seed }: CoverageRun, coverage: Coverage): number {
  const key = streamKey(seed, `basisNormalCoverage/${n}`);
  const k = toleranceFactor(n, coverage);
  const truth = -normalQuantile(coverage.content);
  const draws = new Float64Array(n);
  let below = 0;
  for (let replicate = 0; replicate < replicates; replicate++) {
    fillNormal(key, draws, replicate * n);
    let sum = 0;
    let squares = 0;
    for (let i = 0; i < n; i++) {
      sum += draws[i]!;
      squares += draws[i]! * draws[i]!;
    }
    const mean = sum / n;
    const sd = Math.sqrt((squares - n * mean * mean) / (n - 1));
    if (mean - k * sd <= truth) below++;
  }
  return below / replicates;
}
