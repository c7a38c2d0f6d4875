import { requiredIndex } from '../../../../foundation/statistics/capability/required-observed-capability.ts';
import { broadcast } from '../../broadcast.ts';
import type { StatisticMethod } from '../../method.ts';

export const requiredObservedCapability: StatisticMethod = {
  name: 'requiredObservedCapability',
  title: 'observed capability index that proves a target with confidence',
  formula: "t'_C(n-1, 3 target sqrt(n))/(3 sqrt(n))",
  source: 'inverse of the exact bound, Kushler and Hurley (1992)',
  comparedWith: 'independent R quadrature: 1e-7',
  refuses: 'n below 2',
  assumptions: ['normal population'],
  inputs: { n: 'sample size, number or list', target: 'index to be proved', confidence: 'default 0.95' },
  run(reader) {
    const n = reader.either('n', { min: 2, whole: true });
    const target = reader.either('target', { above: 0 });
    const confidence = reader.either('confidence', { above: 0, below: 1, fallback: 0.95 });
    return {
      quantities: {
        cplObserved: broadcast({ n, target, confidence }, (row) =>
          requiredIndex(row.n, row.target, row.confidence),
        ),
      },
    };
  },
};
