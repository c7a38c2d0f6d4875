import { passProbability } from '../../../../models/qualification/equivalency/mean-extremum.ts';
import type { Quantity } from '../../../method/quantities.ts';
import { broadcast } from '../../broadcast.ts';
import type { StatisticMethod } from '../../method.ts';

export const equivalenceMeanExtremumUnion: StatisticMethod = {
  name: 'equivalenceMeanExtremumUnion',
  title: 'exact probability that an unchanged material fails given factors on minimum or mean',
  formula: 'union = 1 - int_{-k2} sqrt(n) phi(sqrt(n) d) H_n(k1 + d) dd',
  source: 'Nair (1948), Biometrika 35, 118, and the independence of mean and deviations',
  comparedWith: 'n-fold convolution of truncated normals on a grid: 2e-5',
  refuses: 'k1 without its k2, n outside 1..500',
  assumptions: ['normal population', 'baseline known'],
  inputs: {
    n: 'candidates, number or list',
    k1: 'factor on the minimum; also pairs k1_05/k2_05, k1_01/k2_01 ...',
    k2: 'factor on the mean',
    k1_05: 'as k1; answered as union05',
    k2_05: 'as k2',
    k1_01: 'as k1; answered as union01',
    k2_01: 'as k2',
  },
  run(reader) {
    const n = reader.either('n', { min: 1, max: 500, whole: true });
    const quantities: Record<string, Quantity> = {};
    for (const suffix of ['', '_05', '_01', '_025', '_10', '_001']) {
      if (!reader.has(`k1${suffix}`) && !reader.has(`k2${suffix}`)) continue;
      const k1 = reader.either(`k1${suffix}`);
      const k2 = reader.either(`k2${suffix}`);
      quantities[`union${suffix.slice(1)}`] = broadcast(
        { n, k1, k2 },
        (row) => 1 - passProbability(row, { m: row.n, baseline: Number.POSITIVE_INFINITY }),
      );
    }
    if (Object.keys(quantities).length === 0) reader.refuse('k1', 'is missing', 'k1 and k2');
    return { quantities };
  },
};
