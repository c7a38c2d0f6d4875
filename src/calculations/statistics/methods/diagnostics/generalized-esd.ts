import { generalizedEsdOf } from '../../../../foundation/statistics/hypothesis/generalized-esd.ts';
import { requireSpread } from '../../../../foundation/statistics/sample.ts';
import type { StatisticMethod } from '../../method.ts';

export const generalizedEsd: StatisticMethod = {
  name: 'generalizedEsd',
  title: 'number of outliers without masking: generalised extreme studentised deviate',
  formula:
    'R_i = max|x - mean|/sd of what is left, lambda_i = (n-i) t/sqrt((n-i-1+t^2)(n-i+1)); the last R_i > lambda_i counts',
  source: 'Rosner (1983), Technometrics 25, 165; NIST e-Handbook 1.3.5.17.3',
  comparedWith: "Rosner's 54 values: 3 outliers where sequential Grubbs finds none; R and lambda 1e-9",
  refuses: 'zero variance; maxOutliers that leave fewer than three values',
  assumptions: ['normal population, except for the outliers', 'n of 25 or more for the critical values'],
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
