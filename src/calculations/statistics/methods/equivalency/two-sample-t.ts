import { studentTTwoSided, studentTUpperQuantile } from '../../../../foundation/numerics/student-t.ts';
import { unchecked } from '../../../../models/qualification/diagnostic.ts';
import { differenceError } from '../../../../models/qualification/equivalency/two-samples.ts';
import type { StatisticMethod } from '../../method.ts';
import { readTwoSamples } from './two-samples.ts';

export const twoSampleT: StatisticMethod = {
  name: 'twoSampleT',
  title: 'two-sample t, pooled and Welch: an alarm, never a proof of sameness',
  formula: 't = (mean_x - mean_y)/se; pooled with n + m - 2, Welch with Satterthwaite degrees of freedom',
  source: 'NIST/SEMATECH e-Handbook 1.3.5.3',
  comparedWith: 'AUTO83B.DAT, R t.test: 1e-9',
  refuses: 'fewer than two values per sample, zero variance in both',
  assumptions: ['outliers', 'fit:normal', 'equal variance (pooled form)'],
  inputs: { x: 'values', y: 'values', alpha: 'default 0.05' },
  run(reader) {
    const samples = readTwoSamples(reader);
    const alpha = reader.number('alpha', { above: 0, below: 1, fallback: 0.05 });
    const diff = samples.reference.mean - samples.candidate.mean;
    const pooled = differenceError(samples, true);
    const welch = differenceError(samples, false);
    const half = studentTUpperQuantile(alpha / 2, welch.df) * welch.se;
    return {
      quantities: {
        diff,
        tPooled: diff / pooled.se,
        tWelch: diff / welch.se,
        dfPooled: pooled.df,
        dfWelch: welch.df,
        pPooled: studentTTwoSided(diff / pooled.se, pooled.df),
        pWelch: studentTTwoSided(diff / welch.se, welch.df),
        interval: [diff - half, diff + half],
        reject: studentTTwoSided(diff / welch.se, welch.df) < alpha,
        meanX: samples.reference.mean,
        meanY: samples.candidate.mean,
        sdX: samples.reference.sd,
        sdY: samples.candidate.sd,
      },
      diagnostics: [
        ...samples.diagnostics,
        unchecked('not a proof of sameness', 'not rejecting says little: use tost with a stated margin'),
      ],
    };
  },
};
