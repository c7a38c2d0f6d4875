import {
  ALPHA,
  criticalNormedResidual,
  maximumNormedResidualOf,
} from '../../../../foundation/statistics/hypothesis/maximum-normed-residual.ts';
import { momentsOf } from '../../../../foundation/statistics/sample.ts';
import { outlierDiagnostic } from '../../../../models/qualification/diagnostics/outliers.ts';
import type { Quantity } from '../../../method/quantities.ts';
import { broadcast } from '../../broadcast.ts';
import type { StatisticMethod } from '../../method.ts';

export const maximumNormedResidual: StatisticMethod = {
  name: 'maximumNormedResidual',
  title: 'outliers by the maximum normed residual, removed one at a time down to three values',
  formula:
    'MNR = max|x - mean|/sd against (n-1)/sqrt(n) sqrt(t^2/(n-2+t^2)), t = t_{1-alpha/(2n)}(n-2); repeat without the worst',
  source: 'CMH-17-1G 8.3.3.1; Stefansky (1972), Technometrics 14, 469',
  comparedWith: 'CMH-17-1G table 8.3.11.1.1(a) and the ties case of cmstatr: same outliers, statistic 1e-10',
  refuses: 'fewer than three values; zero variance makes the statistic null and its verdict HOLD',
  assumptions: ['normal population'],
  inputs: { x: 'values, or `sets`: several samples', alpha: 'significance, default 0.05' },
  run(reader) {
    const alpha = reader.number('alpha', { above: 0, below: 1, fallback: ALPHA, because: 'CMH-17 8.3.3' });
    if (reader.has('sets')) {
      const sets = reader.raw('sets');
      if (!Array.isArray(sets)) return reader.refuse('sets', 'is not a list of samples');
      const results = sets.map((set: unknown, i: number) => {
        if (
          !Array.isArray(set) ||
          set.length < 3 ||
          set.some((v) => typeof v !== 'number' || !Number.isFinite(v))
        )
          return reader.refuse('sets', `[${i}] is not a list of at least three numbers`);
        return maximumNormedResidualOf(set as number[], alpha);
      });
      return {
        quantities: {
          mnr: results.map(({ statistic }) => statistic),
          critical: results.map(({ critical }) => critical),
          outlierCounts: results.map(({ outliers }) => outliers.length),
          outlierIndices: results.map(({ outliers }) => outliers.map((i) => i + 1)),
        },
        diagnostics: [outlierDiagnostic(sets as number[][], alpha)],
      };
    }
    const x = reader.numbers('x', { atLeast: 3 });
    const { statistic, critical, outliers } = maximumNormedResidualOf(x, alpha);
    const { mean, sd, n } = momentsOf(x);
    const indices: Quantity = outliers.map((i) => i + 1);
    return {
      quantities: {
        mnr: statistic,
        critical,
        outliers: outliers.length,
        outlierIndices: indices,
        outlierValues: outliers.map((i) => x[i]!),
        reject: outliers.length > 0,
        mean,
        sd,
        n,
      },
      diagnostics: [outlierDiagnostic([x], alpha)],
    };
  },
};

export const maximumNormedResidualCritical: StatisticMethod = {
  name: 'maximumNormedResidualCritical',
  title: 'critical value of the maximum normed residual',
  formula: '(n-1)/sqrt(n) sqrt(t^2/(n-2+t^2)), t = t_{1-alpha/(2n)}(n-2)',
  source: 'CMH-17-1G table 8.5.7; Stefansky (1972)',
  comparedWith: 'CMH-17-1G table 8.5.7, n = 3..200: within 0.001; closed form 1e-9',
  refuses: 'n below 3',
  assumptions: ['normal population'],
  inputs: { n: 'sample size, number or list', alpha: 'significance, default 0.05' },
  run(reader) {
    const n = reader.either('n', { min: 3, whole: true });
    const alpha = reader.either('alpha', { above: 0, below: 1, fallback: ALPHA, because: 'CMH-17 8.3.3' });
    return {
      quantities: { critical: broadcast({ n, alpha }, (row) => criticalNormedResidual(row.n, row.alpha)) },
    };
  },
};
