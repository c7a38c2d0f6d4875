import { studentTUpperQuantile } from '../../../../foundation/numerics/student-t.ts';
import type { StatisticMethod } from '../method.ts';
import { momentsOf, requireSpread } from '../sample.ts';

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

export const generalizedEsd: StatisticMethod = {
  name: 'generalizedEsd',
  title: 'number of outliers without masking: generalised extreme studentised deviate',
  formula:
    'R_i = max|x - mean|/sd of what is left, lambda_i = (n-i) t/sqrt((n-i-1+t^2)(n-i+1)); the last R_i > lambda_i counts',
  source: 'Rosner (1983), Technometrics 25, 165; NIST e-Handbook 1.3.5.17.3',
  comparedWith: "Rosner's 54 values: 3 outliers where sequential Grubbs finds none; R and lambda 1e-9",
  refuses: 'zero variance; maxOutliers that leave fewer than three values',
  assumptions: ['normal population but for the outliers', 'n of 25 or more for the critical values'],
  inputs: { x: 'values', maxOutliers: 'largest number looked for', alpha: 'default 0.05' },
  run(reader) {
    const x = reader.numbers('x', { atLeast: 4 });
    const maxOutliers = reader.number('maxOutliers', {
      min: 1,
      max: x.length - 3,
      whole: true,
      fallback: Math.min(10, x.length - 3),
    });
    const alpha = reader.number('alpha', { above: 0, below: 1, fallback: 0.05 });
    requireSpread('generalizedEsd', x);
    const { deviates, critical, outliers } = generalizedEsdOf(x, maxOutliers, alpha);
    const numbered = (name: string, list: readonly number[]) =>
      Object.fromEntries(list.map((value, i) => [`${name}${i + 1}`, value]));
    return {
      quantities: {
        outliers: outliers.length,
        outlierIndices: outliers.map((i) => i + 1),
        outlierValues: outliers.map((i) => x[i]!),
        R: deviates,
        lambda: critical,
        ...numbered('R', deviates),
        ...numbered('lambda', critical),
        reject: outliers.length > 0,
      },
      diagnostics: [
        {
          name: 'sample size',
          verdict: x.length >= 25 ? 'PASS' : 'HOLD',
          reason: 'the critical values hold for 25 or more values (Rosner 1983)',
          statistic: x.length,
          limit: 25,
        },
      ],
    };
  },
};
