import { gammaPriorOf } from '../../../../foundation/statistics/bayes/gamma-prior-from-two-mtbf.ts';
import type { StatisticMethod } from '../../method.ts';

export const gammaPriorFromTwoMtbf: StatisticMethod = {
  name: 'gammaPriorFromTwoMtbf',
  title: 'gamma prior of a failure rate from two opinions: median MTBF and a low MTBF',
  formula: 'a from the ratio of the two rate quantiles, b = G^-1(1 - p; a) MTBF_p',
  source: 'NIST/SEMATECH e-Handbook 8.3.1.5',
  comparedWith: 'e-Handbook 2.863 and 1522.46; independent root 1e-8',
  refuses: 'other than two MTBF values, or values out of the order of their percentages',
  assumptions: ['the two opinions are right'],
  inputs: { mtbf50: 'median MTBF', mtbf05: 'MTBF with 5 % below; any two mtbfNN' },
  run(reader) {
    const found: [number, number][] = [];
    for (let percent = 1; percent <= 99; percent++)
      for (const name of [`mtbf${String(percent).padStart(2, '0')}`, `mtbf${percent}`]) {
        if (!reader.has(name) || found.some(([, p]) => p === percent / 100)) continue;
        found.push([reader.number(name, { above: 0 }), percent / 100]);
      }
    if (found.length !== 2)
      reader.refuse('mtbf50', `and others: ${found.length} values instead of two`, 'two of mtbf01 .. mtbf99');
    const [low, high] = found as [[number, number], [number, number]];
    if (!(low[0] < high[0])) reader.refuse('mtbf50', 'is not above the MTBF of the lower percentage');
    const { a, b } = gammaPriorOf(high, low);
    return { quantities: { a, b, rateMean: a / b } };
  },
};
