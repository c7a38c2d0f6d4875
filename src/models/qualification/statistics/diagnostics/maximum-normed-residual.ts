import { studentTUpperQuantile } from '../../../../foundation/numerics/student-t.ts';
import { broadcast } from '../broadcast.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { notComputable } from '../diagnostic.ts';
import type { Quantity, StatisticMethod } from '../method.ts';
import { momentsOf } from '../sample.ts';

/** CMH-17 8.3.3: outliers are sought at 5 %. */
const ALPHA = 0.05;

/**
 * Critical value [1] of the largest |x - mean|/sd of n values:
 * (n-1)/sqrt(n) sqrt(t^2/(n-2+t^2)), t = t_{1-alpha/(2n)}(n-2), two-sided; one-sided with alpha/n.
 */
export function criticalNormedResidual(n: number, alpha: number, sides: 1 | 2 = 2): number {
  const t = studentTUpperQuantile(alpha / (sides * n), n - 2);
  return ((n - 1) / Math.sqrt(n)) * Math.sqrt((t * t) / (n - 2 + t * t));
}

export interface NormedResidual {
  /** Largest |x - mean|/sd; null when the values have no spread or are fewer than three. */
  readonly statistic: number | null;
  readonly critical: number | null;
  /** Indices (from 0) declared outliers, in the order of their removal. */
  readonly outliers: readonly number[];
}

/** Sequential maximum normed residual: the worst value is removed while it exceeds its limit and three are left. */
export function maximumNormedResidualOf(x: readonly number[], alpha = ALPHA): NormedResidual {
  const left = x.map((value, index) => ({ value, index }));
  const outliers: number[] = [];
  let first: { statistic: number | null; critical: number | null } | undefined;
  while (left.length >= 3) {
    const { mean, sd } = momentsOf(left.map(({ value }) => value));
    const critical = criticalNormedResidual(left.length, alpha);
    if (!(sd > 0)) {
      first ??= { statistic: null, critical };
      break;
    }
    let worst = 0;
    left.forEach(({ value }, i) => {
      if (Math.abs(value - mean) > Math.abs(left[worst]!.value - mean)) worst = i;
    });
    const statistic = Math.abs(left[worst]!.value - mean) / sd;
    first ??= { statistic, critical };
    if (!(statistic > critical)) break;
    outliers.push(left[worst]!.index);
    left.splice(worst, 1);
  }
  return { ...(first ?? { statistic: null, critical: null }), outliers };
}

/** Diagnostic `outliers` of a sample, or of each group of it. */
export function outlierDiagnostic(groups: readonly (readonly number[])[], alpha = ALPHA): Diagnostic {
  const name = 'outliers';
  const results = groups.map((group) => maximumNormedResidualOf(group, alpha));
  const count = results.reduce((sum, { outliers }) => sum + outliers.length, 0);
  const worst = results.reduce<NormedResidual | undefined>((best, result) => {
    if (result.statistic === null || result.critical === null) return best;
    const excess = result.statistic - result.critical;
    return best && best.statistic! - best.critical! >= excess ? best : result;
  }, undefined);
  if (!worst) {
    return notComputable(
      name,
      'maximum normed residual not computable: no spread or fewer than three values',
    );
  }
  return {
    name,
    verdict: count === 0 ? 'PASS' : 'FAIL',
    reason: `maximum normed residual at ${alpha}: ${count} outlier${count === 1 ? '' : 's'}${groups.length > 1 ? ` within ${groups.length} groups` : ''}`,
    statistic: worst.statistic!,
    limit: worst.critical!,
  };
}

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
