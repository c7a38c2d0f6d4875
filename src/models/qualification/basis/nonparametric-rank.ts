import { ValidityError } from '../../../foundation/errors.ts';
import { binomialCdf, binomialTrials } from '../../../foundation/numerics/binomial.ts';
import { ascending } from '../../../foundation/statistics/sample.ts';
import type { Coverage } from '../../../foundation/statistics/tolerance/normal-tolerance.ts';

/**
 * Largest rank r (from 1, ascending) whose value is a lower bound of the content with the confidence:
 * P[Bin(n, 1-p) <= r-1] <= 1 - C. Zero when even the smallest value is not.
 */
export function nonparametricRankOf(n: number, { content, confidence }: Coverage): number {
  const bound = (rank: number): boolean => binomialCdf(rank - 1, n, 1 - content) <= 1 - confidence;
  if (!bound(1)) return 0;
  let low = 1;
  let high = Math.max(2, Math.ceil(n * (1 - content)) + 1);
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (bound(middle)) low = middle;
    else high = middle;
  }
  return low;
}

/** Smallest n at which `rank` is a lower bound: for rank 1, ceil(ln(1-C)/ln p). */
export const minimalSampleSize = (rank: number, { content, confidence }: Coverage): number =>
  binomialTrials(rank - 1, 1 - content, 1 - confidence);

/** Lower basis value of any continuous population: the value of rank r. Throws ValidityError when n is too small. */
export function nonparametricBasis(
  x: readonly number[],
  coverage: Coverage,
): { rank: number; value: number } {
  const rank = nonparametricRankOf(x.length, coverage);
  if (rank === 0) {
    const needed = minimalSampleSize(1, coverage);
    throw new ValidityError(
      `basisNonparametric: ${x.length} value${x.length === 1 ? ' is' : 's are'} too few for content ${coverage.content} at confidence ${coverage.confidence}`,
      {
        path: 'x',
        value: x.length,
        allowed: `at least ${needed} values`,
        cure: `test ${needed - x.length} more`,
      },
    );
  }
  return { rank, value: ascending(x)[rank - 1]! };
}
