import { grouped } from '../../../../foundation/statistics/sample.ts';
import { oneWayAnova } from '../../../../foundation/statistics/summary/anova-one-way.ts';
import {
  anovaBasis,
  anovaDiagnostics,
  anovaFactor,
  anovaSd,
} from '../../../../models/qualification/basis/basis-anova.ts';
import { A_CONTENT, B_CONTENT } from '../../../../models/qualification/basis/content.ts';
import type { StatisticMethod } from '../../method.ts';
import { readConfidence, readContent } from './basis-normal.ts';

export const basisAnova: StatisticMethod = {
  name: 'basisAnova',
  title: 'A- and B-basis with heats (batches) as a random effect',
  formula:
    "mean - T S; n' = (n - sum n_i^2/n)/(k-1), S^2 = MSB/n' + (n'-1)/n' MSE, W = sqrt(MSB/(MSB+(n'-1)MSE)), T = (k0 - k1/sqrt n' + (k1-k0)W)/(1 - 1/sqrt n'); T = k0 when MSB <= MSE",
  source: 'CMH-17-1G 8.3.6.8; Vangel (1992), Technometrics 34, 176',
  comparedWith:
    'STAT17 in CMH-17-1G 8.3.11.2.2 (63.2, 34.6) to its digits; coverage 0.93 to 0.96 with heats that differ',
  refuses: 'fewer than two batches, no scatter within batches',
  assumptions: ['outliers', 'equal variance', 'fit:normal within batches', 'number of batches'],
  inputs: {
    x: 'values',
    batch: 'batch or heat of each value',
    content: '0..1: adds `basis`',
    confidence: 'default 0.95',
  },
  run(reader) {
    const name = reader.firstOf('x', 'y', 'data');
    const x = reader.numbers(name, { atLeast: 3 });
    const batch = reader.labels(reader.firstOf('batch', 'heat', 'group'), { beside: [name, x.length] });
    const groups = [...grouped(x, batch).values()];
    const anova = oneWayAnova(groups);
    if (!(anova.ssWithin > 0)) reader.refuse(name, 'has zero variance within the batches');
    const confidence = readConfidence(reader);
    const content = readContent(reader);
    const at = (level: number): number => anovaBasis(anova, { content: level, confidence });
    const factor = (level: number): number => anovaFactor(anova, { content: level, confidence });
    return {
      quantities: {
        B: at(B_CONTENT),
        A: at(A_CONTENT),
        ...(content === undefined ? {} : { basis: at(content), T: factor(content) }),
        T_B: factor(B_CONTENT),
        T_A: factor(A_CONTENT),
        S: anovaSd(anova),
        nPrime: anova.nPrime,
        msBetween: anova.msBetween,
        msWithin: anova.msWithin,
        F: anova.f,
        p: anova.p,
        mean: anova.mean,
        batches: anova.groups,
        n: anova.n,
      },
      diagnostics: anovaDiagnostics(groups),
    };
  },
};
