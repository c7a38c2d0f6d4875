import { A_CONTENT, B_CONTENT } from '../../../../models/qualification/basis/content.ts';
import {
  minimalSampleSize,
  nonparametricBasis,
  nonparametricRankOf,
} from '../../../../models/qualification/basis/nonparametric-rank.ts';
import { outlierDiagnostic } from '../../../../models/qualification/diagnostics/outliers.ts';
import { broadcast } from '../../broadcast.ts';
import type { StatisticMethod } from '../../method.ts';
import { readConfidence } from './basis-normal.ts';

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
  ofHeats: true,
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
