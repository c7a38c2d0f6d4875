import { ValidityError } from '../../../../foundation/errors.ts';
import { binomialCdf, binomialTrials } from '../../../../foundation/numerics/binomial.ts';
import { broadcast } from '../broadcast.ts';
import { outlierDiagnostic } from '../diagnostics/maximum-normed-residual.ts';
import type { StatisticMethod } from '../method.ts';
import { ascending } from '../sample.ts';
import { readConfidence } from './basis-normal.ts';
import { A_CONTENT, B_CONTENT, type Coverage } from './tolerance-factor-normal.ts';

/**
 * Largest rank r (from 1, ascending) whose value is a lower bound of the content with the confidence:
 * P[Bin(n, 1-p) <= r-1] <= 1 - C. Zero when even the smallest value is not.
 */
export function nonparametricRankOf(n: number, { content, confidence }: Coverage): number {
  const bound = (rank: number): boolean => binomialCdf(rank - 1, n, 1 - content) <= 1 - confidence;
  if (!bound(1)) return 0;
  let low = 1;
  let high = Math.max(2, Math.ceil(n * (1 - content)) + 1);
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (bound(middle)) low = middle;
    else high = middle;
  }
  return low;
}

/** Smallest n at which `rank` is a lower bound: for rank 1, ceil(ln(1-C)/ln p). */
export const minimalSampleSize = (rank: number, { content, confidence }: Coverage): number =>
  binomialTrials(rank - 1, 1 - content, 1 - confidence);

/** Lower basis value of any continuous population: the value of rank r. Throws ValidityError when n is too small. */
export function nonparametricBasis(
  x: readonly number[],
  coverage: Coverage,
): { rank: number; value: number } {
  const rank = nonparametricRankOf(x.length, coverage);
  if (rank === 0) {
    const needed = minimalSampleSize(1, coverage);
    throw new ValidityError(
      `basisNonparametric: ${x.length} values are too few for content ${coverage.content} at confidence ${coverage.confidence}`,
      {
        path: 'x',
        value: x.length,
        allowed: `at least ${needed} values`,
        cure: `test ${needed - x.length} more`,
      },
    );
  }
  return { rank, value: ascending(x)[rank - 1]! };
}

export const nonparametricRank: StatisticMethod = {
  name: 'nonparametricRank',
  title: 'rank of the order statistic that is a lower tolerance bound',
  formula: 'largest r with P[Bin(n, 1-p) <= r-1] <= 1-C; minimalN: smallest n with that rank',
  source: 'CMH-17-1G 8.3.6.7.1, tables 8.5.12 and 8.5.13',
  comparedWith: 'both tables row by row (the printed n = 6769 and 9854 are not minimal: 6768, 9845)',
  refuses: 'n too small for any rank',
  assumptions: ['independent values of a continuous population'],
  inputs: { n: 'sample size, number or list', content: '0..1', confidence: '0..1' },
  run(reader) {
    const n = reader.either('n', { min: 1, whole: true });
    const content = reader.either('content', { above: 0, below: 1, fallback: B_CONTENT, because: 'B-basis' });
    const confidence = reader.either('confidence', { above: 0, below: 1, fallback: 0.95, because: 'CMH-17' });
    const rank = broadcast({ n, content, confidence }, (row) => {
      const found = nonparametricRankOf(row.n, row);
      return found > 0
        ? found
        : reader.refuse('n', `= ${row.n} is too small for a rank`, `at least ${minimalSampleSize(1, row)}`);
    });
    const minimalN = broadcast({ n, content, confidence }, (row) =>
      minimalSampleSize(nonparametricRankOf(row.n, row), row),
    );
    return { quantities: { rank, minimalN } };
  },
};

export const nonparametricMinimumN: StatisticMethod = {
  name: 'nonparametricMinimumN',
  title: 'smallest sample whose lowest value is a lower tolerance bound',
  formula: 'n = ceil(ln(1-C)/ln p)',
  source: 'CMH-17-1G 8.3.6.7; MMPDS (299 observations for T99)',
  comparedWith: '29, 59, 299, 2995',
  refuses: 'content or confidence outside (0, 1)',
  assumptions: ['independent values of a continuous population'],
  inputs: { content: '0..1, number or list', confidence: '0..1', rank: 'default 1' },
  run(reader) {
    const content = reader.either('content', { above: 0, below: 1 });
    const confidence = reader.either('confidence', { above: 0, below: 1, fallback: 0.95, because: 'CMH-17' });
    const rank = reader.either('rank', { min: 1, whole: true, fallback: 1 });
    return {
      quantities: { n: broadcast({ content, confidence, rank }, (row) => minimalSampleSize(row.rank, row)) },
    };
  },
};

export const basisNonparametric: StatisticMethod = {
  name: 'basisNonparametric',
  title: 'A- and B-basis without a distribution: an order statistic',
  formula: 'x(r), r the largest rank with P[Bin(n, 1-p) <= r-1] <= 1-C',
  source: 'CMH-17-1G 8.3.6.7.1',
  comparedWith: 'STAT17 Rev 5, 61 values: rank 3, 122.7383',
  refuses: 'fewer than 29 values for B, 299 for A (A is null when only B was possible)',
  assumptions: ['outliers', 'one population'],
  inputs: { x: 'values', content: '0..1, default 0.90', confidence: '0..1' },
  run(reader) {
    const x = reader.numbers(reader.firstOf('x', 'data', 'sample'), { atLeast: 2 });
    const confidence = readConfidence(reader);
    const content = reader.number('content', { above: 0, below: 1, fallback: B_CONTENT, because: 'B-basis' });
    const asked = nonparametricBasis(x, { content, confidence });
    const valueOr = (level: number): number | null =>
      nonparametricRankOf(x.length, { content: level, confidence }) > 0
        ? nonparametricBasis(x, { content: level, confidence }).value
        : null;
    return {
      quantities: {
        basis: asked.value,
        rank: asked.rank,
        B: valueOr(B_CONTENT),
        A: valueOr(A_CONTENT),
        n: x.length,
      },
      diagnostics: [outlierDiagnostic([x])],
    };
  },
};
