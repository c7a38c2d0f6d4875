import { grubbsOf } from '../../../../foundation/statistics/hypothesis/grubbs.ts';
import type { StatisticMethod } from '../../method.ts';

export const grubbs: StatisticMethod = {
  name: 'grubbs',
  title: "Grubbs' test for one outlier, two-sided and one-sided",
  formula:
    'G = max|x - mean|/sd against (n-1)/sqrt(n) sqrt(t^2/(n-2+t^2)), t at 1 - alpha/(2n), or alpha/n one-sided',
  source: 'Grubbs (1969), Technometrics 11, 1; NIST e-Handbook 1.3.5.17.1',
  comparedWith: 'e-Handbook example 2.4687 and 2.032; closed form 1e-9',
  refuses: 'fewer than three values, zero variance',
  assumptions: ['normal population', 'at most one outlier: use generalizedEsd for more'],
  inputs: { x: 'values', alpha: 'default 0.05' },
  run(reader) {
    const x = reader.numbers('x', { atLeast: 3 });
    const alpha = reader.number('alpha', { above: 0, below: 1, fallback: 0.05 });
    const { g, outlier, criticalTwoSided, criticalOneSided, ...test } = grubbsOf(x, alpha);
    return {
      quantities: {
        G: g,
        gUpper: test.gUpper,
        gLower: test.gLower,
        criticalTwoSided,
        criticalOneSidedUpper: criticalOneSided,
        criticalOneSidedLower: criticalOneSided,
        outlierIndex: outlier === null ? null : outlier + 1,
        reject: outlier !== null,
        mean: test.mean,
        sd: test.sd,
      },
    };
  },
};
