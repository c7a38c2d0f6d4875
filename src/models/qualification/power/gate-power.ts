import { fisherFCdf, fisherFQuantile } from '../../../foundation/numerics/fisher-f.ts';
import { noncentralTUpper } from '../../../foundation/numerics/noncentral-t.ts';
import { requiredIndex } from '../../../foundation/statistics/capability/required-observed-capability.ts';
import { toleranceFactor } from '../../../foundation/statistics/tolerance/normal-tolerance.ts';

/** Probability of a PASS (or, for the mean-extremum test, of seeing a drop) with n candidates. */
export type PowerOf = (n: number) => number;

/**
 * P(mean - k s >= minimum) for a normal population whose mean lies `margin` SD above the minimum:
 * (mean - minimum)/s sqrt(n) is noncentral t with delta = margin sqrt(n).
 */
export const basisPower = (
  n: number,
  margin: number,
  coverage: { content: number; confidence: number },
): number =>
  noncentralTUpper(toleranceFactor(n, coverage) * Math.sqrt(n), {
    df: n - 1,
    noncentrality: margin * Math.sqrt(n),
  });

/** P(exact lower bound of a one-sided index >= target) at a true index. */
export const capabilityPower = (
  n: number,
  {
    target,
    trueIndex,
    confidence,
  }: { readonly target: number; readonly trueIndex: number; readonly confidence: number },
): number =>
  noncentralTUpper(3 * requiredIndex(n, target, confidence) * Math.sqrt(n), {
    df: n - 1,
    noncentrality: 3 * trueIndex * Math.sqrt(n),
  });

/** P(upper bound of the SD ratio <= limit) at a true ratio: F <= limit^2 F_{1-C}/ratio^2. */
export const sdRatioPower = (
  n: number,
  {
    baselineN,
    limit,
    ratio,
    confidence,
  }: {
    readonly baselineN: number;
    readonly limit: number;
    readonly ratio: number;
    readonly confidence: number;
  },
): number => {
  const df = [n - 1, baselineN - 1] as const;
  return fisherFCdf((limit / ratio) ** 2 * fisherFQuantile(1 - confidence, df), df);
};

/** Smallest n from `from` with power(n) >= wanted, or null up to `limit`. Power need not be monotone: every n is tried. */
export function smallestN(power: PowerOf, wanted: number, { from = 2, limit = 1000 } = {}): number | null {
  for (let n = from; n <= limit; n++) if (power(n) >= wanted) return n;
  return null;
}
