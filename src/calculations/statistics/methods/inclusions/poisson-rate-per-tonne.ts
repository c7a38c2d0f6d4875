import { unchecked } from '../../../../models/qualification/diagnostic.ts';
import {
  type FindingRate,
  findingRate,
  probabilityOfSoFew,
  tonnesToShow,
} from '../../../../models/qualification/inclusions/poisson-rate-per-tonne.ts';
import { broadcast } from '../../broadcast.ts';
import type { StatisticMethod } from '../../method.ts';
import { percentName } from '../../percent-name.ts';

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
    const findings = reader.either(reader.firstOf('count', 'findings'), { min: 0, whole: true });
    const mass_t = reader.either(reader.firstOf('mass_t', 'mass'), { above: 0 });
    const confidence = reader.number('confidence', { above: 0, below: 1, fallback: 0.95 });
    const inputs = { findings, mass_t };
    const column = (name: keyof FindingRate) =>
      broadcast(inputs, (row) => findingRate(row, confidence)[name]);
    const label = percentName(confidence);
    const limit = reader.has('limit_per_t') ? reader.number('limit_per_t', { above: 0 }) : undefined;
    return {
      quantities: {
        rate: column('rate'),
        [`rateUpper${label}`]: column('upper'),
        [`rateLower${label}`]: column('lower'),
        ...(limit === undefined
          ? {}
          : {
              pBelowLimit: broadcast(inputs, (row) => probabilityOfSoFew(row, limit)),
              tonnesNeeded: broadcast(inputs, (row) => tonnesToShow(limit, row.findings, confidence)),
              pass: broadcast(inputs, (row) => findingRate(row, confidence).upper <= limit),
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
