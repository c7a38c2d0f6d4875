import { requireSpread } from '../../../../foundation/statistics/sample.ts';
import { inclusionExtremesOf } from '../../../../models/qualification/inclusions/inclusion-extremes.ts';
import type { StatisticMethod } from '../../method.ts';
import { percentName } from '../../percent-name.ts';

export const inclusionExtremes: StatisticMethod = {
  name: 'inclusionExtremes',
  title: 'largest inclusion to be expected in a reference area or volume, with its bound',
  formula:
    'Gumbel ML of the largest size per field; x = location + scale y, y = -ln(-ln((T-1)/T)); SE = scale sqrt((1.109+0.514y+0.608y^2)/n)',
  source: 'ASTM E2283-08 (2019); Murakami (2002), Metal Fatigue',
  comparedWith:
    'simulation: bias of the fitted scale and coverage of the upper bound (inclusion-extremes.test.ts)',
  refuses: 'fewer than six fields (E2283 asks for 24), sizes at or below zero, zero variance',
  assumptions: ['fit:gumbel', 'fields taken at random', 'number of fields'],
  inputs: {
    x: 'largest inclusion of each field, one unit',
    returnPeriod: 'reference area over field area, default 1000',
    confidence: 'two-sided, default 0.95',
    limit: 'largest size that is acceptable: adds pass',
  },
  run(reader) {
    const x = reader.numbers(reader.firstOf('x', 'sizes'), { atLeast: 6, above: 0 });
    requireSpread('inclusionExtremes', x);
    const returnPeriod = reader.number('returnPeriod', { above: 1, fallback: 1000, because: 'ASTM E2283' });
    const confidence = reader.number('confidence', { above: 0, below: 1, fallback: 0.95 });
    const { interval, diagnostics, ...result } = inclusionExtremesOf(x, { returnPeriod, confidence });
    const upper = interval[1];
    return {
      quantities: {
        location: result.location,
        scale: result.scale,
        logLik: result.logLikelihood,
        largestExpected: result.largestExpected,
        standardError: result.standardError,
        [`interval${percentName(confidence)}`]: interval,
        upper,
        ...(reader.has('limit') ? { pass: upper <= reader.number('limit', { above: 0 }) } : {}),
        n: x.length,
      },
      diagnostics,
    };
  },
};
