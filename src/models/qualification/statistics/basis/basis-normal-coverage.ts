import { normalQuantile } from '../../../../foundation/numerics/normal.ts';
import { fillNormal, streamKey } from '../../../../foundation/numerics/random.ts';
import { broadcast } from '../broadcast.ts';
import type { StatisticMethod } from '../method.ts';
import { readConfidence } from './basis-normal.ts';
import { B_CONTENT, type Coverage, toleranceFactor } from './tolerance-factor-normal.ts';

export interface CoverageRun {
  readonly n: number;
  readonly replicates: number;
  readonly seed: number | string;
}

/**
 * Fraction of simulated normal samples whose basis value lies below the true quantile: equals the confidence.
 * Mean and sd of a sample of n are summed in one pass over its draws.
 */
export function normalBasisCoverage({ n, replicates, seed }: CoverageRun, coverage: Coverage): number {
  const key = streamKey(seed, `basisNormalCoverage/${n}`);
  const k = toleranceFactor(n, coverage);
  const truth = -normalQuantile(coverage.content);
  const draws = new Float64Array(n);
  let below = 0;
  for (let replicate = 0; replicate < replicates; replicate++) {
    fillNormal(key, draws, replicate * n);
    let sum = 0;
    let squares = 0;
    for (let i = 0; i < n; i++) {
      sum += draws[i]!;
      squares += draws[i]! * draws[i]!;
    }
    const mean = sum / n;
    const sd = Math.sqrt((squares - n * mean * mean) / (n - 1));
    if (mean - k * sd <= truth) below++;
  }
  return below / replicates;
}

export const basisNormalCoverage: StatisticMethod = {
  name: 'basisNormalCoverage',
  title: 'simulated coverage of the normal basis value',
  formula: 'fraction of samples with mean - k sd <= mu + sigma z_{1-p}',
  source: 'definition of the basis value, CMH-17-1G 8.1',
  comparedWith: 'nominal confidence within 3 standard errors at 2e5 draws',
  refuses: 'n below 2, fewer than 1000 or more than 1e7 replicates',
  assumptions: ['normal population'],
  inputs: {
    n: 'sample size, number or list',
    content: '0..1',
    confidence: '0..1',
    replicates: 'draws',
    seed: 'of the stream',
  },
  run(reader) {
    const n = reader.either('n', { min: 2, whole: true });
    const content = reader.number('content', { above: 0, below: 1, fallback: B_CONTENT, because: 'B-basis' });
    const confidence = readConfidence(reader);
    const replicates = reader.number('replicates', { min: 1000, max: 1e7, whole: true, fallback: 200_000 });
    const seed = reader.number('seed', { fallback: 1 });
    const coverage = broadcast({ n }, (row) =>
      normalBasisCoverage({ n: row.n, replicates, seed }, { content, confidence }),
    );
    return {
      quantities: {
        coverage,
        nominal: confidence,
        standardError: Math.sqrt((confidence * (1 - confidence)) / replicates),
      },
    };
  },
};
