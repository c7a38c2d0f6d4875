import { poissonMeanLower, poissonMeanUpper, poissonUpper } from '../../../../foundation/numerics/poisson.ts';
import { unchecked } from '../../../../models/qualification/diagnostic.ts';
import { broadcast } from '../../broadcast.ts';
import type { StatisticMethod } from '../../method.ts';
import { percentName } from '../../percent-name.ts';

/** Tonnes without a finding that show a rate below `limit` [1/t]: -ln(1-C)/limit; with findings chi2_C(2r+2)/2 over it. */
const tonnesToShow = (limit: number, findings: number, confidence: number): number =>
  poissonMeanUpper(findings, confidence) / limit;

export const poissonRatePerTonne: StatisticMethod = {
  name: 'poissonRatePerTonne',
  title: 'rate of findings per tonne with exact bounds, and the tonnes that would show a limit',
  formula: 'upper chi2_C(2r+2)/(2 m), lower chi2_{1-C}(2r)/(2 m), one-sided each',
  source: 'Garwood (1936), Biometrika 28, 437',
  comparedWith: 'Poisson tails at the bounds: 1e-12',
  refuses: 'a mass not above zero, a count that is not whole',
  assumptions: ['findings independent and at one rate (no clusters from one heat)'],
  inputs: {
    count: 'findings, number or list',
    mass_t: 'metal inspected [t], number or list',
    confidence: 'default 0.95',
    limit_per_t: 'rate to stay below [1/t]: adds p and tonnes needed',
  },
  run(reader) {
    const count = reader.either(reader.firstOf('count', 'findings'), { min: 0, whole: true });
    const mass = reader.either(reader.firstOf('mass_t', 'mass'), { above: 0 });
    const confidence = reader.number('confidence', { above: 0, below: 1, fallback: 0.95 });
    const inputs = { count, mass };
    const label = percentName(confidence);
    const limit = reader.has('limit_per_t') ? reader.number('limit_per_t', { above: 0 }) : undefined;
    return {
      quantities: {
        rate: broadcast(inputs, (row) => row.count / row.mass),
        [`rateUpper${label}`]: broadcast(inputs, (row) => poissonMeanUpper(row.count, confidence) / row.mass),
        [`rateLower${label}`]: broadcast(inputs, (row) => poissonMeanLower(row.count, confidence) / row.mass),
        ...(limit === undefined
          ? {}
          : {
              // Probability of this few findings or fewer at the limit: small means the rate is shown to be below it.
              pBelowLimit: broadcast(inputs, (row) => 1 - poissonUpper(row.count, limit * row.mass)),
              tonnesNeeded: broadcast(inputs, (row) => tonnesToShow(limit, row.count, confidence)),
              pass: broadcast(inputs, (row) => poissonMeanUpper(row.count, confidence) / row.mass <= limit),
            }),
      },
      diagnostics: [
        unchecked(
          'one rate',
          'clusters within a heat make the bound too narrow: count heats with findings too',
        ),
      ],
    };
  },
};
