import { sdRatio } from '../../../../models/qualification/equivalency/sd-ratio-bound.ts';
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
    if (!(samples.reference.sd > 0))
      reader.refuse('reference', 'has zero variance: the ratio is not computable');
    const confidence = reader.number('confidence', { above: 0, below: 1, fallback: 0.95 });
    const { ratio, ratioUpper, ratioLower, f, pGreater } = sdRatio(samples, confidence);
    return {
      quantities: {
        ratio,
        ratioUpper,
        ratioLower,
        F: f,
        pGreater,
        ...(reader.has('limit') ? { pass: ratioUpper <= reader.number('limit', { above: 0 }) } : {}),
      },
      diagnostics: samples.diagnostics.filter(({ name }) => name !== 'equal variance'),
    };
  },
};
