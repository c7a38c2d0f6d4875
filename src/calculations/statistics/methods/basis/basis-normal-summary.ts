import { toleranceFactor } from '../../../../foundation/statistics/tolerance/normal-tolerance.ts';
import { normalBasis } from '../../../../models/qualification/basis/basis-normal.ts';
import { B_CONTENT } from '../../../../models/qualification/basis/content.ts';
import { unchecked } from '../../../../models/qualification/diagnostic.ts';
import type { StatisticMethod } from '../../method.ts';
import { basisQuantities, readConfidence, readContent } from './basis-normal.ts';

export const basisNormalFromSummary: StatisticMethod = {
  name: 'basisNormalFromSummary',
  title: 'basis value from n, mean and standard deviation alone',
  formula: "mean - k sd, k = t'_C(n-1, z_p sqrt(n))/sqrt(n)",
  source: 'CMH-17-1G 8.3.6.5',
  comparedWith: 'cmstatr help page k_factor_normal (77.75587) and closed form 1e-10',
  refuses: 'n below 2, a negative sd',
  assumptions: ['outliers and fit cannot be examined from a summary'],
  inputs: {
    n: 'sample size',
    mean: 'unit of the property',
    sd: 'same unit',
    content: '0..1',
    confidence: '0..1',
  },
  run(reader) {
    const n = reader.number('n', { min: 2, whole: true });
    const moments = { n, mean: reader.number('mean'), sd: reader.number('sd', { min: 0 }) };
    const confidence = readConfidence(reader);
    const content = readContent(reader) ?? B_CONTENT;
    return {
      quantities: {
        ...basisQuantities(content, confidence, (coverage) => normalBasis(moments, coverage)),
        k: toleranceFactor(n, { content, confidence }),
      },
      diagnostics: [
        unchecked('outliers', 'only a summary was given'),
        unchecked('fit:normal', 'only a summary was given'),
      ],
    };
  },
};
