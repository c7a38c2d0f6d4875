import { studentTUpperQuantile } from '../../numerics/student-t.ts';
import { momentsOf } from '../sample.ts';

export interface EsdResult {
  /** Extreme studentised deviate of each step and its critical value. */
  readonly deviates: readonly number[];
  readonly critical: readonly number[];
  /** Indices (from 0) of the outliers. */
  readonly outliers: readonly number[];
}

/**
 * Rosner's generalised ESD: the largest |x - mean|/sd is taken away `maxOutliers` times; the number of outliers is the
 * last step whose deviate exceeds lambda_i = (n-i) t/sqrt((n-i-1+t^2)(n-i+1)), t at 1 - alpha/(2(n-i+1)).
 */
export function generalizedEsdOf(x: readonly number[], maxOutliers: number, alpha: number): EsdResult {
  const left = x.map((value, index) => ({ value, index }));
  const deviates: number[] = [];
  const critical: number[] = [];
  const removed: number[] = [];
  let outliers = 0;
  for (let i = 1; i <= maxOutliers; i++) {
    const { mean, sd } = momentsOf(left.map(({ value }) => value));
    if (!(sd > 0)) break;
    let worst = 0;
    left.forEach(({ value }, at) => {
      if (Math.abs(value - mean) > Math.abs(left[worst]!.value - mean)) worst = at;
    });
    const m = x.length - i + 1;
    const t = studentTUpperQuantile(alpha / (2 * m), m - 2);
    const lambda = ((m - 1) * t) / Math.sqrt((m - 2 + t * t) * m);
    const deviate = Math.abs(left[worst]!.value - mean) / sd;
    deviates.push(deviate);
    critical.push(lambda);
    removed.push(left[worst]!.index);
    left.splice(worst, 1);
    if (deviate > lambda) outliers = i;
  }
  return { deviates, critical, outliers: removed.slice(0, outliers) };
}
