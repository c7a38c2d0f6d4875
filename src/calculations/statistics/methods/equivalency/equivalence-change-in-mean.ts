import { unchecked } from '../../../../models/qualification/diagnostic.ts';
import { changeInMean } from '../../../../models/qualification/equivalency/equivalence-change-in-mean.ts';
import type { StatisticMethod } from '../../method.ts';
import { readTwoSamples } from './two-samples.ts';

export const equivalenceChangeInMean: StatisticMethod = {
  name: 'equivalenceChangeInMean',
  title: 'change of a mean that must neither rise nor fall (modulus): pooled t, two-sided',
  formula: 't0 = (mean_s - mean_q)/(s_p sqrt(1/n_q + 1/n_s)) within +- t_{1-alpha/2}(n_q + n_s - 2)',
  source: 'CMH-17-1G 8.4.1 (two-sided mean for modulus); FAA PS-ACE 100-2002-006',
  comparedWith: 'HYTEQ example to its digits; closed form 1e-9',
  refuses: 'fewer than two values per sample, zero variance in both',
  assumptions: ['outliers', 'fit:normal', 'equal variance'],
  inputs: {
    nQualification: 'and meanQualification, sdQualification; or qualification: values',
    nSample: 'and meanSample, sdSample; or sample: values',
    alpha: 'default 0.05',
    modifiedCv: 'true: qualification sd by the modified CV',
  },
  run(reader) {
    const samples = readTwoSamples(reader);
    const modified = reader.flag(reader.firstOf('modifiedCv', 'modcv', 'modCv'), false);
    const alpha = reader.number('alpha', {
      above: 0,
      below: 1,
      fallback: 0.05,
      because: 'CMH-17 equivalency',
    });
    return {
      quantities: { ...changeInMean(samples, { alpha, modifiedCv: modified }) },
      diagnostics: [
        ...samples.diagnostics,
        unchecked('not a proof of sameness', 'passing says little for few specimens: see tost'),
      ],
    };
  },
};
