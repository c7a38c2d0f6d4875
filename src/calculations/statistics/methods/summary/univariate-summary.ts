import { summaryOf } from '../../../../foundation/statistics/summary/univariate-summary.ts';
import type { Reader } from '../../../method/reader.ts';
import type { StatisticMethod } from '../../method.ts';

/** "1.2, then 1.1 and 1.3 alternating 500 times": the way NIST StRD describes its NumAcc sets. */
const GENERATOR =
  /^\s*([-+.\deE]+)\s*,\s*then\s+([-+.\deE]+)\s+and\s+([-+.\deE]+)\s+alternating\s+(\d+)\s+times\s*$/;

function readValues(reader: Reader): number[] {
  if (!reader.has('generator')) return reader.numbers(reader.firstOf('y', 'x', 'data'), { atLeast: 2 });
  const match = GENERATOR.exec(reader.text('generator'));
  if (!match) return reader.refuse('generator', 'is not understood', '"A, then B and C alternating N times"');
  const times = Number(match[4]);
  if (times > 1e7) return reader.refuse('generator', 'asks for more than 1e7 pairs');
  const y = [Number(match[1])];
  for (let i = 0; i < times; i++) y.push(Number(match[2]), Number(match[3]));
  if (reader.has('n') && reader.number('n') !== y.length) {
    reader.refuse('n', `is not the ${y.length} values of the generator`);
  }
  return y;
}

export const univariateSummary: StatisticMethod = {
  name: 'univariateSummary',
  title: 'mean, standard deviation and lag-1 autocorrelation',
  formula: 'two passes about the first value, with the rounding of the mean taken out',
  source: 'Chan, Golub and LeVeque (1983), American Statistician 37, 242; NIST StRD, univariate',
  comparedWith: 'NIST StRD NumAcc1 to 4, Lew and others: mean 1e-14, sd 1e-8, lag-1 1e-7',
  refuses: 'fewer than two values',
  assumptions: [],
  inputs: {
    y: 'values (or x)',
    generator: '"A, then B and C alternating N times"',
    n: 'length of the generator, checked',
  },
  run(reader) {
    return { quantities: { ...summaryOf(readValues(reader)) } };
  },
};
