import {
  acceptanceLimits,
  judgeAgainst,
} from '../../../../models/qualification/equivalency/equivalence-mean-extremum.ts';
import { twoSampleFactors } from '../../../../models/qualification/equivalency/two-sample-factors.ts';
import type { Quantity } from '../../../method/quantities.ts';
import { broadcast } from '../../broadcast.ts';
import type { StatisticMethod } from '../../method.ts';
import { readFactorChoice } from './equivalence-mean-extremum-factors.ts';

export const equivalenceMeanExtremumTwoSample: StatisticMethod = {
  name: 'equivalenceMeanExtremumTwoSample',
  title: 'two-sample dual acceptance: factors that account for an estimated baseline',
  formula:
    'limits mean_n - k1 s_n (minimum) and mean_n - k2 s_n (mean); union probability alpha, equal marginals; mean marginal P[t_{n-1} < -k2/sqrt(1/m+1/n)]',
  source:
    'Kloppenborg (2023), J. Quality Technology, 10.1080/00224065.2022.2147884; solved here by quadrature over s and the extreme deviation',
  comparedWith:
    'published factors for (18, 6) and (18, 5): exact ones 1.7e-4 to 3.5e-4 lower, because the published ones reach a union of 0.04995 and 0.04994. Simulation of the union: within 2e-4',
  refuses: 'a baseline below 2, m outside 1..500',
  assumptions: ['normal populations of one scatter'],
  inputs: {
    alpha: 'default 0.05',
    n: 'baseline specimens, number or list',
    m: 'candidate specimens, number or list',
    meanQualification: 'adds thresholds',
    sdQualification: 'adds thresholds',
    sample: 'adds the verdict',
    factors: 'published (default) or exact',
  },
  run(reader) {
    const alpha = reader.either('alpha', {
      above: 0,
      below: 1,
      fallback: 0.05,
      because: 'CMH-17 equivalency',
    });
    const n = reader.either('n', { min: 2, whole: true });
    const m = reader.either('m', { min: 1, max: 500, whole: true });
    const exactOnly = readFactorChoice(reader);
    const names = [
      'k1',
      'k2',
      'unionProbability',
      'marginalMean',
      'marginalMinimum',
      'k1Exact',
      'k2Exact',
    ] as const;
    const rows = broadcast({ alpha, n, m }, (row) => {
      const factors = twoSampleFactors({ m: row.m, baseline: row.n }, row.alpha, { exact: exactOnly });
      const { k1, k2, unionProbability, marginalMean, marginalMinimum, exact } = factors;
      return [
        k1,
        k2,
        unionProbability,
        marginalMean,
        marginalMinimum,
        exact.k1,
        exact.k2,
      ] as readonly number[];
    });
    const column = (i: number): Quantity =>
      Array.isArray(rows[0])
        ? (rows as readonly (readonly number[])[]).map((row) => row[i]!)
        : (rows[i] as number);
    const quantities: Record<string, Quantity> = Object.fromEntries(
      names.map((name, i) => [name, column(i)]),
    );
    // The same probability under the name of the simulation it is compared with.
    quantities.marginalMinimumMonteCarlo = quantities.marginalMinimum!;
    if (
      reader.has('meanQualification') &&
      typeof quantities.k1 === 'number' &&
      typeof quantities.k2 === 'number'
    ) {
      const mean = reader.number('meanQualification');
      const sd = reader.number('sdQualification', { above: 0 });
      const limits = acceptanceLimits({ mean, sd }, { k1: quantities.k1, k2: quantities.k2 });
      quantities.thresholdMinimum = limits.minimum;
      quantities.thresholdMean = limits.mean;
      if (reader.has('sample')) {
        const sample = reader.numbers('sample', { beside: ['m', m as number] });
        const sampleMean = sample.reduce((sum, value) => sum + value, 0) / sample.length;
        quantities.pass = judgeAgainst(limits, { minimum: Math.min(...sample), mean: sampleMean }).pass;
      }
    }
    return { quantities };
  },
};
