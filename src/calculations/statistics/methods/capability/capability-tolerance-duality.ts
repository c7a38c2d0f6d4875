import { normalQuantile } from '../../../../foundation/numerics/normal.ts';
import { capabilityTolerance } from '../../../../foundation/statistics/capability/capability-tolerance-duality.ts';
import { broadcast } from '../../broadcast.ts';
import type { StatisticMethod } from '../../method.ts';

export const capabilityToleranceDuality: StatisticMethod = {
  name: 'capabilityToleranceDuality',
  title: 'the tolerance factor and the capability bound are one statement',
  formula: '(mean-LSL)/s = k(n, p, C) exactly when the lower bound of Cpl is z_p/3',
  source: 'duality of confidence and tolerance bounds; Owen (1968)',
  comparedWith: 'both sides computed independently: 1e-9',
  refuses: 'n below 2, content or confidence outside (0, 1)',
  assumptions: ['normal population'],
  inputs: { n: 'sample size', content: '0..1', confidence: '0..1' },
  run(reader) {
    const n = reader.either('n', { min: 2, whole: true });
    const content = reader.either('content', { above: 0, below: 1 });
    const confidence = reader.either('confidence', { above: 0, below: 1, fallback: 0.95 });
    const inputs = { n, content, confidence };
    return {
      quantities: {
        kEquals3Cpl: broadcast(inputs, (row) => capabilityTolerance(row.n, row).k),
        cplLowerBound: broadcast(inputs, (row) => capabilityTolerance(row.n, row).cplLower),
        zOver3: broadcast({ content }, (row) => normalQuantile(row.content) / 3),
      },
    };
  },
};
