import { logRankOf } from '../../../../foundation/statistics/life/log-rank.ts';
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
    const lives = readLives(reader);
    const group = reader.labels('group', { beside: ['time', lives.time.length] });
    if (new Set(group).size < 2) reader.refuse('group', 'names one group only', 'two or more groups');
    if (!lives.event.some(Boolean)) reader.refuse('event', 'is all censored: there is no failure');
    return { quantities: { ...logRankOf(lives, group) } };
  },
};
