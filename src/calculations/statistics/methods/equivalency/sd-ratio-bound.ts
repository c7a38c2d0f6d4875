import { fisherFCdf, fisherFQuantile } from '../../../../foundation/numerics/fisher-f.ts';
import { sdRatioUpper } from '../../../../models/qualification/equivalency/sd-ratio-bound.ts';
import type { StatisticMethod } from '../../method.ts';
import { readTwoSamples } from './two-samples.ts';

export const sdRatioBound: StatisticMethod = {
  name: 'sdRatioBound',
  title: 'upper confidence bound of the ratio of standard deviations, candidate to reference',
  formula: '(s_c/s_q)/sqrt(F_{1-C}(n_c-1, n_q-1))',
  source: 'F ratio of two normal samples; gate 1 of the qualification programme',
  comparedWith: 'coverage 0.95 within 3 standard errors at 1e5 draws',
  refuses: 'fewer than two values, zero variance in the reference',
  assumptions: ['outliers', 'fit:normal'],
  inputs: {
    reference: 'values (or nReference, meanReference, sdReference)',
    candidate: 'values',
    confidence: 'default 0.95',
    limit: 'largest ratio that is acceptable: adds pass',
  },
  run(reader) {
    const samples = readTwoSamples(reader);
    const { reference, candidate } = samples;
    if (!(reference.sd > 0)) reader.refuse('reference', 'has zero variance: the ratio is not computable');
    const confidence = reader.number('confidence', { above: 0, below: 1, fallback: 0.95 });
    const upper = sdRatioUpper(
      {
        sdReference: reference.sd,
        nReference: reference.n,
        sdCandidate: candidate.sd,
        nCandidate: candidate.n,
      },
      confidence,
    );
    const f = (candidate.sd / reference.sd) ** 2;
    return {
      quantities: {
        ratio: candidate.sd / reference.sd,
        ratioUpper: upper,
        ratioLower:
          candidate.sd /
          reference.sd /
          Math.sqrt(fisherFQuantile(confidence, [candidate.n - 1, reference.n - 1])),
        F: f,
        pGreater: 1 - fisherFCdf(f, [candidate.n - 1, reference.n - 1]),
        ...(reader.has('limit') ? { pass: upper <= reader.number('limit', { above: 0 }) } : {}),
      },
      diagnostics: samples.diagnostics.filter(({ name }) => name !== 'equal variance'),
    };
  },
};
