import { studentTTwoSided, studentTUpperQuantile } from '../../../../foundation/numerics/student-t.ts';
import { modifiedCvOf } from '../../../../models/qualification/basis/modified-cv.ts';
import { unchecked } from '../../../../models/qualification/diagnostic.ts';
import { differenceError } from '../../../../models/qualification/equivalency/two-samples.ts';
import type { StatisticMethod } from '../../method.ts';
import { readTwoSamples } from './two-samples.ts';

export const equivalenceChangeInMean: StatisticMethod = {
  name: 'equivalenceChangeInMean',
  title: 'change of a mean that must move neither way (modulus): pooled t, two-sided',
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
    const { mean, sd } = samples.reference;
    const reference = modified
      ? { ...samples.reference, sd: modifiedCvOf(sd / mean) * mean }
      : samples.reference;
    const alpha = reader.number('alpha', {
      above: 0,
      below: 1,
      fallback: 0.05,
      because: 'CMH-17 equivalency',
    });
    const { se, df } = differenceError({ ...samples, reference }, true);
    const t0 = (samples.candidate.mean - mean) / se;
    const tRequired = studentTUpperQuantile(alpha / 2, df);
    return {
      quantities: {
        sp: se / Math.sqrt(1 / reference.n + 1 / samples.candidate.n),
        t0,
        tRequired,
        threshold: [mean - tRequired * se, mean + tRequired * se],
        p: studentTTwoSided(t0, df),
        df,
        pass: Math.abs(t0) <= tRequired,
      },
      diagnostics: [
        ...samples.diagnostics,
        unchecked('not a proof of sameness', 'passing says little for few specimens: see tost'),
      ],
    };
  },
};
