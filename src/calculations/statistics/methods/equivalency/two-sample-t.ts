import { unchecked } from '../../../../models/qualification/diagnostic.ts';
import { twoSampleTest } from '../../../../models/qualification/equivalency/two-sample-t.ts';
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
    return {
      quantities: {
        ...twoSampleTest(samples, alpha),
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
