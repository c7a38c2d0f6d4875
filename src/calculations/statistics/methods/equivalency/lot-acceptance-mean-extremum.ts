import { acceptanceLimits } from '../../../../models/qualification/equivalency/equivalence-mean-extremum.ts';
import { knownBaselineFactors } from '../../../../models/qualification/equivalency/equivalence-mean-extremum-factors.ts';
import { broadcast } from '../../broadcast.ts';
import type { StatisticMethod } from '../../method.ts';
import { readBaseline } from './equivalence-mean-extremum.ts';
import { readFactorChoice } from './equivalence-mean-extremum-factors.ts';

export const lotAcceptanceMeanExtremum: StatisticMethod = {
  name: 'lotAcceptanceMeanExtremum',
  title: 'lot acceptance limits on minimum and mean from a baseline',
  formula: 'm - k1 s and m - k2 s, (k1, k2) for n and alpha (0.01 for routine lots)',
  source: 'CMH-17-1G 8.4.1; Vangel (2002)',
  comparedWith: 'published factors: equal',
  refuses: 'a baseline sd not above zero',
  assumptions: ['fit:normal', 'baseline known'],
  inputs: {
    meanQualification: 'baseline mean',
    sdQualification: 'baseline sd',
    qualification: 'baseline values instead',
    n: 'specimens per lot, number or list',
    alpha: 'default 0.01',
    modifiedCv: 'true: baseline sd by the modified CV',
    factors: 'published (default) or exact',
  },
  run(reader) {
    const { baseline, diagnostics } = readBaseline(reader);
    const n = reader.either('n', { min: 1, max: 500, whole: true });
    const alpha = reader.either('alpha', {
      above: 0,
      below: 1,
      fallback: 0.01,
      because: 'CMH-17 8.4.1 lot acceptance',
    });
    const exact = readFactorChoice(reader);
    const factors = (row: { n: number; alpha: number }) => knownBaselineFactors(row.n, row.alpha, exact);
    const limits = (row: { n: number; alpha: number }) => acceptanceLimits(baseline, factors(row));
    return {
      quantities: {
        thresholdMinimum: broadcast({ n, alpha }, (row) => limits(row).minimum),
        thresholdMean: broadcast({ n, alpha }, (row) => limits(row).mean),
        k1: broadcast({ n, alpha }, (row) => factors(row).k1),
        k2: broadcast({ n, alpha }, (row) => factors(row).k2),
      },
      diagnostics,
    };
  },
};
