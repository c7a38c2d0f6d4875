import {
  type ReliabilityBounds,
  reliabilityBounds,
} from '../../../../foundation/statistics/life/reliability-clopper-pearson.ts';
import { broadcast } from '../../broadcast.ts';
import type { StatisticMethod } from '../../method.ts';

export const reliabilityClopperPearson: StatisticMethod = {
  name: 'reliabilityClopperPearson',
  title: 'exact bounds of a reliability from pass and fail',
  formula: 'lower BetaInv(1-C; n-r, r+1); upper BetaInv(C; n-r+1, r)',
  source: 'Clopper and Pearson (1934), Biometrika 26, 404',
  comparedWith: '40-digit quadrature 1e-12; R qbeta 1e-9',
  refuses: 'more failures than trials, counts that are not whole',
  assumptions: ['independent trials of one probability'],
  inputs: { n: 'trials', failures: 'number or list', confidence: 'default 0.95' },
  run(reader) {
    const n = reader.either('n', { min: 1, whole: true });
    const failures = reader.either('failures', { min: 0, whole: true });
    const confidence = reader.either('confidence', { above: 0, below: 1, fallback: 0.95 });
    const inputs = { n, failures, confidence };
    const column = (name: keyof ReliabilityBounds) =>
      broadcast(inputs, (row) => reliabilityBounds(row.n, row.failures, row.confidence)[name]);
    return {
      quantities: {
        reliabilityLower: column('lower'),
        reliabilityUpper: column('upper'),
        estimate: column('estimate'),
      },
    };
  },
};
