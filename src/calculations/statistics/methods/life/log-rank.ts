import { chiSquaredUpper } from '../../../../foundation/numerics/chi-squared.ts';
import { solveLinear } from '../../../../foundation/numerics/matrix.ts';
import type { StatisticMethod } from '../../method.ts';
import { readLives } from './lives.ts';

export const logRank: StatisticMethod = {
  name: 'logRank',
  title: 'do the survival curves of groups differ? log-rank test',
  formula: "chi2 = (O-E)' V^-1 (O-E) over k-1 groups, V hypergeometric at each failure time",
  source: 'Mantel (1966); Peto and Peto (1972)',
  comparedWith: "R survdiff on 'aml': 1e-8",
  refuses: 'one group, all censored',
  assumptions: ['censoring alike in the groups', 'hazards proportional (for power)'],
  inputs: { time: 'lives', event: '1 failed, 0 suspended', group: 'group of each life' },
  run(reader) {
    const { time, event, count } = readLives(reader);
    const group = reader.labels('group', { beside: ['time', time.length] });
    const labels = [...new Set(group)];
    if (labels.length < 2) reader.refuse('group', 'names one group only', 'two or more groups');
    if (!event.some(Boolean)) reader.refuse('event', 'is all censored: there is no failure');
    const k = labels.length;
    const observed = new Float64Array(k);
    const expected = new Float64Array(k);
    const variance = new Float64Array((k - 1) * (k - 1));
    const member = group.map((label) => labels.indexOf(label));
    for (const at of new Set(time.filter((_, i) => event[i]))) {
      const risk = new Float64Array(k);
      let deaths = 0;
      time.forEach((value, i) => {
        if (value >= at) risk[member[i]!]! += count[i]!;
        if (value === at && event[i]) {
          deaths += count[i]!;
          observed[member[i]!]! += count[i]!;
        }
      });
      const total = risk.reduce((sum, value) => sum + value, 0);
      for (let a = 0; a < k; a++) expected[a]! += (deaths * risk[a]!) / total;
      if (total <= 1) continue;
      const scale = (deaths * (total - deaths)) / (total - 1);
      for (let a = 0; a < k - 1; a++)
        for (let b = 0; b < k - 1; b++)
          variance[a * (k - 1) + b]! += scale * (risk[a]! / total) * ((a === b ? 1 : 0) - risk[b]! / total);
    }
    const difference = observed.subarray(0, k - 1).map((value, a) => value - expected[a]!);
    const solved = solveLinear({ rows: k - 1, columns: k - 1, values: variance }, difference);
    const chiSquare = difference.reduce((sum, value, a) => sum + value * solved[a]!, 0);
    return {
      quantities: {
        chiSquare,
        p: chiSquaredUpper(chiSquare, k - 1),
        df: k - 1,
        observed: Object.fromEntries(labels.map((label, a) => [label, observed[a]!])),
        expected: Object.fromEntries(labels.map((label, a) => [label, expected[a]!])),
      },
    };
  },
};
