import { fitPowerLaw } from '../../../../foundation/statistics/growth/power-law-modified-mle.ts';
import type { StatisticMethod } from '../../method.ts';
import { percentName } from '../../percent-name.ts';
import { readGrowthTest } from './crow-amsaa.ts';

export const powerLawModifiedMle: StatisticMethod = {
  name: 'powerLawModifiedMle',
  title: 'growth slope and MTBF at the end of test by modified maximum likelihood',
  formula:
    'b = (r-1)/sum ln(T/t_i), slope 1 - b, a = r/T^b, MTBF = T/(r b); interval M r(r-1)/(r + z^2/4 + z sqrt(r/2 + z^2/16))^2 to M r(r-1)/(r - z sqrt(r/2))^2, z two-sided',
  source: 'NIST/SEMATECH e-Handbook 8.4.5.2; Crow (1982)',
  comparedWith: 'the R script of the e-Handbook to its digits; closed form 1e-9',
  refuses: 'fewer than two failures, a failure after the end, times at or below zero',
  assumptions: ['power-law process'],
  inputs: {
    times: 'cumulative failure times',
    end: 'end of the test',
    confidence: 'two-sided, default 0.80',
  },
  run(reader) {
    const test = readGrowthTest(reader);
    const failures = test.times.length;
    const confidence = reader.number('confidence', { above: 0, below: 1, fallback: 0.8 });
    const drop = test.termination === 'failure' ? 2 : 1;
    if (failures <= drop) reader.refuse('times', `has ${failures} failures: more than ${drop} are needed`);
    const { interval, ...fit } = fitPowerLaw(test, confidence);
    return {
      quantities: {
        ...fit,
        mtbfInterval: interval,
        [`mtbfInterval${percentName(confidence)}`]: interval,
        failures,
      },
    };
  },
};
