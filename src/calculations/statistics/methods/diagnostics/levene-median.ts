import {
  ALPHA,
  bartlettCritical,
  bartlettOf,
  leveneCritical,
  leveneOf,
} from '../../../../foundation/statistics/hypothesis/levene-median.ts';
import { grouped } from '../../../../foundation/statistics/sample.ts';
import { equalVarianceDiagnostic } from '../../../../models/qualification/diagnostics/equal-variance.ts';
import { fitDiagnostic } from '../../../../models/qualification/diagnostics/fit.ts';
import type { StatisticMethod } from '../../method.ts';

export const leveneMedian: StatisticMethod = {
  name: 'leveneMedian',
  title:
    'equality of variances by Levene on medians (Brown and Forsythe), with the mean-based and Bartlett for comparison',
  formula: 'one-way F on |x - median of its group|, limit F_{1-alpha}(k-1, n-k)',
  source: 'CMH-17-1G 8.3.4.1; Brown and Forsythe (1974), JASA 69, 364; NIST e-Handbook 1.3.5.7 and 1.3.5.10',
  comparedWith: 'CMH-17-1G 8.3.11.1.1 (prints F 0.58 for 0.058), NIST GEAR.DAT, car::leveneTest: 1e-9',
  refuses: 'fewer than two groups, zero scatter of the deviations',
  assumptions: ['independent values'],
  inputs: { x: 'values', group: 'group of each value', alpha: 'default 0.05' },
  run(reader) {
    const name = reader.firstOf('x', 'y');
    const x = reader.numbers(name, { atLeast: 3 });
    const labels = reader.labels(reader.firstOf('group', 'batch', 'condition', 'heat'), {
      beside: [name, x.length],
    });
    const alpha = reader.number('alpha', { above: 0, below: 1, fallback: ALPHA, because: 'CMH-17 8.3.4' });
    const groups = [...grouped(x, labels).values()];
    const median = leveneOf(groups);
    if (!(median.ssWithin > 0))
      reader.refuse(name, 'has zero variance of the deviations: F is not computable');
    const mean = leveneOf(groups, 'mean');
    const bartlett = bartlettOf(groups);
    const df: readonly [number, number] = [median.groups - 1, median.n - median.groups];
    return {
      quantities: {
        F: median.f,
        p: median.p,
        fMeanBased: mean.f,
        pMeanBased: mean.p,
        fCritical: leveneCritical(median, alpha),
        fCritical05: leveneCritical(median, 0.05),
        bartlettT: bartlett?.statistic ?? null,
        bartlettP: bartlett?.p ?? null,
        reject: median.p <= alpha,
        rejectBartlett: bartlett ? bartlett.p <= alpha : null,
        df: [...df],
      },
      diagnostics: [equalVarianceDiagnostic(groups, alpha)],
    };
  },
};

export const bartlett: StatisticMethod = {
  name: 'bartlett',
  title:
    "Bartlett's test of equal variances: more powerful than Levene for normal groups, misleading for others",
  formula: 'T = [(N-k) ln s_p^2 - sum (n_i-1) ln s_i^2]/[1 + (sum 1/(n_i-1) - 1/(N-k))/(3(k-1))] ~ chi2(k-1)',
  source: 'Bartlett (1937); NIST/SEMATECH e-Handbook 1.3.5.7',
  comparedWith: 'NIST GEAR.DAT 20.785873; R bartlett.test 1e-9',
  refuses: 'fewer than two groups, a group without spread',
  assumptions: ['normal groups'],
  inputs: { x: 'values', group: 'group of each value', alpha: 'default 0.05' },
  run(reader) {
    const name = reader.firstOf('x', 'y');
    const x = reader.numbers(name, { atLeast: 4 });
    const labels = reader.labels(reader.firstOf('group', 'batch', 'condition', 'heat'), {
      beside: [name, x.length],
    });
    const alpha = reader.number('alpha', { above: 0, below: 1, fallback: ALPHA, because: 'NIST 1.3.5.7' });
    const groups = [...grouped(x, labels).values()];
    if (groups.length < 2) reader.refuse('group', 'names one group only', 'two or more groups');
    const result = bartlettOf(groups);
    if (!result)
      return reader.refuse(name, 'has a group with zero variance: the statistic is not computable');
    const { statistic, p } = result;
    return {
      quantities: {
        T: statistic,
        bartlettT: statistic,
        p,
        critical: bartlettCritical(groups.length, alpha),
        reject: p <= alpha,
      },
      diagnostics: groups.map((group, i) => ({
        ...fitDiagnostic(group, 'normal'),
        name: `fit:normal group ${i + 1}`,
      })),
    };
  },
};
