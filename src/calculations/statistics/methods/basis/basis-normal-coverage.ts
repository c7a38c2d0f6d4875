import { normalBasisCoverage } from '../../../../models/qualification/basis/basis-normal-coverage.ts';
import { B_CONTENT } from '../../../../models/qualification/basis/content.ts';
import { broadcast } from '../../broadcast.ts';
import type { StatisticMethod } from '../../method.ts';
import { readConfidence } from './basis-normal.ts';

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
