import { ConvergenceError } from '../../errors.ts';
import { gammaUpperQuantile } from '../../numerics/gamma.ts';
import { findRoot } from '../../numerics/roots.ts';

/**
 * Gamma(a, rate b) of a failure rate from two quantiles of the MTBF: P(MTBF < m1) = p1, P(MTBF < m2) = p2.
 * The ratio of the two rate quantiles fixes a alone; b scales.
 */
export function gammaPriorOf(
  [m1, p1]: readonly [mtbf: number, probability: number],
  [m2, p2]: readonly [mtbf: number, probability: number],
): { a: number; b: number } {
  const quantile = (a: number, p: number): number => gammaUpperQuantile(p, { shape: a, rate: 1 });
  const aim = Math.log(m1 / m2);
  const root = findRoot(
    (logA) => Math.log(quantile(Math.exp(logA), p2) / quantile(Math.exp(logA), p1)) - aim,
    [Math.log(0.02), Math.log(1e5)],
  );
  if (root.status !== 'converged') {
    throw new ConvergenceError(
      `no gamma prior has these two MTBF quantiles (${m1} at ${p1}, ${m2} at ${p2})`,
      {
        path: 'mtbf',
        value: m1 / m2,
        cure: 'move the two values further apart or closer together',
      },
    );
  }
  const a = Math.exp(root.x);
  return { a, b: quantile(a, p1) * m1 };
}
