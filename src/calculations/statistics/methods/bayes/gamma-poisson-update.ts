import { gammaCdf, gammaQuantile, gammaUpperQuantile } from '../../../../foundation/numerics/gamma.ts';
import { unchecked } from '../../../../models/qualification/diagnostic.ts';
import type { StatisticMethod } from '../../method.ts';
import { percentName } from '../../percent-name.ts';

export const gammaPoissonUpdate: StatisticMethod = {
  name: 'gammaPoissonUpdate',
  title: 'failure rate after service: gamma prior updated by events and exposure, flat prior beside it',
  formula:
    'gamma(a, b) -> gamma(a + r, b + T); upper bound of the rate by the gamma quantile, MTBF lower = 1/rate upper',
  source: 'conjugate update; NIST/SEMATECH e-Handbook 8.4.6',
  comparedWith: 'R qgamma 1e-9',
  refuses: 'prior shape or rate not above zero, negative counts or exposure',
  assumptions: ['constant rate', 'prior worth its hours (state where it comes from)'],
  inputs: {
    priorShape: 'a',
    priorRate: 'b, in the unit of exposure',
    failures: 'events',
    exposureHours: 'exposure',
    confidence: 'default 0.95',
    limit: 'rate to stay below: adds P(rate < limit)',
  },
  run(reader) {
    const shape = reader.number('priorShape', { above: 0 });
    const rate = reader.number('priorRate', { above: 0 });
    const failures = reader.number('failures', { min: 0, whole: true });
    const exposure = reader.number(reader.firstOf('exposureHours', 'exposure'), { min: 0 });
    const confidence = reader.number('confidence', { above: 0, below: 1, fallback: 0.95 });
    const posterior = { shape: shape + failures, rate: rate + exposure };
    const prior = { shape, rate };
    const label = percentName(confidence);
    const upper = gammaUpperQuantile(1 - confidence, posterior);
    // A flat prior on the rate is gamma(1, 0).
    const flat =
      exposure > 0 ? gammaUpperQuantile(1 - confidence, { shape: 1 + failures, rate: exposure }) : null;
    const limit = reader.has('limit') ? reader.number('limit', { above: 0 }) : undefined;
    return {
      quantities: {
        posteriorShape: posterior.shape,
        posteriorRate: posterior.rate,
        rateMean: posterior.shape / posterior.rate,
        [`rateUpper${label}`]: upper,
        [`mtbfLower${label}`]: 1 / upper,
        rateMedian: gammaQuantile(0.5, posterior),
        priorRateMean: shape / rate,
        [`priorRateUpper${label}`]: gammaUpperQuantile(1 - confidence, prior),
        [`flatPriorRateUpper${label}`]: flat,
        ...(limit === undefined
          ? {}
          : {
              probabilityRateBelowLimit: gammaCdf(limit, posterior),
              priorProbabilityRateBelowLimit: gammaCdf(limit, prior),
            }),
      },
      diagnostics: [unchecked('prior', 'its origin must be written down; compare the flat prior beside it')],
    };
  },
};
