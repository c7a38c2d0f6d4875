import { grouped } from '../../../../foundation/statistics/sample.ts';
import { oneWayAnova } from '../../../../foundation/statistics/summary/anova-one-way.ts';
import type { StatisticMethod } from '../../method.ts';

export const anovaOneWay: StatisticMethod = {
  name: 'anovaOneWay',
  title: 'one-way analysis of variance',
  formula: 'F = [SSB/(k-1)]/[SSW/(n-k)]',
  source: 'NIST StRD, analysis of variance',
  comparedWith:
    'NIST StRD SiRstv, SmLs01 to SmLs06: F to 1e-9; SmLs07 to 09 to what their 13 common digits leave in a double',
  refuses: 'fewer than two groups, no scatter within the groups',
  assumptions: ['equal variance', 'normal population'],
  inputs: { y: 'values (or x)', group: 'group of each value' },
  run(reader) {
    const name = reader.firstOf('y', 'x');
    const y = reader.numbers(name, { atLeast: 3 });
    const group = reader.labels(reader.firstOf('group', 'batch', 'heat'), { beside: [name, y.length] });
    const result = oneWayAnova([...grouped(y, group).values()]);
    if (!(result.ssWithin > 0))
      reader.refuse(name, 'has zero variance within the groups: F is not computable');
    return {
      quantities: {
        F: result.f,
        p: result.p,
        ssBetween: result.ssBetween,
        ssWithin: result.ssWithin,
        msBetween: result.msBetween,
        msWithin: result.msWithin,
        residualSd: Math.sqrt(result.msWithin),
        dfBetween: result.groups - 1,
        dfWithin: result.n - result.groups,
        rSquared: result.ssBetween / (result.ssBetween + result.ssWithin),
        mean: result.mean,
        n: result.n,
      },
    };
  },
};
