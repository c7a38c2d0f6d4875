import {
  probabilityRateBelow,
  updateRate,
} from '../../../../foundation/statistics/bayes/gamma-poisson-update.ts';
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
    const prior = { shape, rate };
    const { posterior, ...result } = updateRate(prior, { failures, exposure }, confidence);
    const label = percentName(confidence);
    const limit = reader.has('limit') ? reader.number('limit', { above: 0 }) : undefined;
    return {
      quantities: {
        posteriorShape: posterior.shape,
        posteriorRate: posterior.rate,
        rateMean: result.mean,
        [`rateUpper${label}`]: result.upper,
        [`mtbfLower${label}`]: result.mtbfLower,
        rateMedian: result.median,
        priorRateMean: result.priorMean,
        [`priorRateUpper${label}`]: result.priorUpper,
        [`flatPriorRateUpper${label}`]: result.upperFlatPrior,
        ...(limit === undefined
          ? {}
          : {
              probabilityRateBelowLimit: probabilityRateBelow(limit, posterior),
              priorProbabilityRateBelowLimit: probabilityRateBelow(limit, prior),
            }),
      },
      diagnostics: [unchecked('prior', 'its origin must be written down; compare the flat prior beside it')],
    };
  },
};
