import { studentTUpperQuantile } from '../../numerics/student-t.ts';
import { momentsOf } from '../sample.ts';

/** CMH-17 8.3.3: outliers are sought at 5 %. */
export const ALPHA = 0.05;

/**
 * Critical value [1] of the largest |x - mean|/sd of n values:
 * (n-1)/sqrt(n) sqrt(t^2/(n-2+t^2)), t = t_{1-alpha/(2n)}(n-2), two-sided; one-sided with alpha/n.
 */
export function criticalNormedResidual(n: number, alpha: number, sides: 1 | 2 = 2): number {
  const t = studentTUpperQuantile(alpha / (sides * n), n - 2);
  return ((n - 1) / Math.sqrt(n)) * Math.sqrt((t * t) / (n - 2 + t * t));
}

export interface NormedResidual {
  /** Largest |x - mean|/sd; null when the values have no spread or are fewer than three. */
  readonly statistic: number | null;
  readonly critical: number | null;
  /** Indices (from 0) declared outliers, in the order of their removal. */
  readonly outliers: readonly number[];
}

/** Sequential maximum normed residual: the worst value is removed while it exceeds its limit and three are left. */
export function maximumNormedResidualOf(x: readonly number[], alpha = ALPHA): NormedResidual {
  const left = x.map((value, index) => ({ value, index }));
  const outliers: number[] = [];
  let first: { statistic: number | null; critical: number | null } | undefined;
  while (left.length >= 3) {
    const { mean, sd } = momentsOf(left.map(({ value }) => value));
    const critical = criticalNormedResidual(left.length, alpha);
    if (!(sd > 0)) {
      first ??= { statistic: null, critical };
      break;
    }
    let worst = 0;
    left.forEach(({ value }, i) => {
      if (Math.abs(value - mean) > Math.abs(left[worst]!.value - mean)) worst = i;
    });
    const statistic = Math.abs(left[worst]!.value - mean) / sd;
    first ??= { statistic, critical };
    if (!(statistic > critical)) break;
    outliers.push(left[worst]!.index);
    left.splice(worst, 1);
  }
  return { ...(first ?? { statistic: null, critical: null }), outliers };
}
