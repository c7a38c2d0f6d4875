import { ValidityError } from '../../../foundation/errors.ts';
import { grouped, momentsOf } from '../../../foundation/statistics/sample.ts';
import {
  type Coverage,
  generalToleranceFactor,
} from '../../../foundation/statistics/tolerance/normal-tolerance.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { equalVarianceDiagnostic } from '../diagnostics/equal-variance.ts';
import { fitDiagnostic } from '../diagnostics/fit.ts';
import { groupsAlikeDiagnostic } from '../diagnostics/groups-alike.ts';
import { outlierDiagnostic } from '../diagnostics/outliers.ts';
import { stretchToModifiedCv } from './modified-cv.ts';

/** Values of one property by condition (test temperature, environment). */
export type Conditions = ReadonlyMap<string, readonly number[]>;

export type Pooling = 'sd' | 'cv';

/**
 * Basis value by condition from a scatter pooled over conditions, k_j = t'_C(N-r, z_p sqrt n_j)/sqrt n_j:
 * `sd` gives m_j - k_j s_p, s_p^2 = sum_j sum (x - m_j)^2/(N - r); `cv` pools x/m_j and gives m_j (1 - k_j s_p).
 * Throws ValidityError for fewer than two conditions, a mean not above zero (cv) or zero variance.
 */
export function pooledBasis(
  conditions: Conditions,
  pooling: Pooling,
  coverage: Coverage,
): Record<string, number> {
  const moments = [...conditions].map(([name, x]) => ({ name, ...momentsOf(x) }));
  const total = moments.reduce((sum, { n }) => sum + n, 0);
  const df = total - moments.length;
  if (moments.length < 2 || df < 1) {
    throw new ValidityError(
      `pooled basis: ${moments.length} conditions with ${total} values leave nothing to pool`,
      {
        path: 'condition',
        value: moments.length,
        allowed: 'two or more conditions with two or more values',
      },
    );
  }
  if (pooling === 'cv' && moments.some(({ mean }) => !(mean > 0))) {
    throw new ValidityError('pooled CV: a condition has a mean at or below zero', {
      path: 'x',
      allowed: 'means above zero',
      cure: 'use the pooled standard deviation instead',
    });
  }
  const squares = moments.reduce(
    (sum, { n, sd, mean }) => sum + (n - 1) * (pooling === 'cv' ? sd / mean : sd) ** 2,
    0,
  );
  const pooled = Math.sqrt(squares / df);
  if (!(pooled > 0))
    throw new ValidityError('pooled basis: all values of each condition are equal', {
      path: 'x',
      allowed: 'values that differ',
      cure: 'check the rounding of the readings',
    });
  return Object.fromEntries(
    moments.map(({ name, n, mean }) => {
      const k = generalToleranceFactor({ size: n, df }, coverage);
      return [name, pooling === 'cv' ? mean * (1 - k * pooled) : mean - k * pooled];
    }),
  );
}

/** Conditions with each sample stretched to its modified CV. */
export const withModifiedCv = (conditions: Conditions): Conditions =>
  new Map([...conditions].map(([name, x]) => [name, stretchToModifiedCv(x)]));

/** Values with the condition and the batch of each. */
export interface PooledSample {
  readonly x: readonly number[];
  readonly condition: readonly string[];
  readonly batch: readonly string[];
}

/** What pooling over conditions needs: no outliers, batches alike, equal scatter, normal residuals. */
export function pooledDiagnostics(
  { x, condition, batch }: PooledSample,
  pooling: Pooling | 'both',
): readonly Diagnostic[] {
  const conditions = grouped(x, condition);
  const cells = [
    ...grouped(
      x,
      condition.map((label, i) => `${label}/${batch[i]}`),
    ).values(),
  ];
  const residuals = [...conditions.values()].map((group) => {
    const { mean } = momentsOf(group);
    return group.map((value) => (pooling === 'cv' ? value / mean : value - mean));
  });
  const alike = [...conditions].map(([label, group]) =>
    groupsAlikeDiagnostic([
      ...grouped(
        group,
        batch.filter((_, i) => condition[i] === label),
      ).values(),
    ]),
  );
  return [
    outlierDiagnostic(cells.filter((cell) => cell.length >= 3)),
    worstOf(alike, [...conditions.keys()]),
    { ...equalVarianceDiagnostic(residuals), name: pooling === 'cv' ? 'equal CV' : 'equal variance' },
    { ...fitDiagnostic(residuals.flat(), 'normal'), name: 'fit:normal residuals' },
  ];
}

function worstOf(all: readonly Diagnostic[], labels: readonly string[]): Diagnostic {
  const rank = { FAIL: 2, HOLD: 1, PASS: 0 };
  let worst = 0;
  all.forEach(({ verdict }, i) => {
    if (rank[verdict] > rank[all[worst]!.verdict]) worst = i;
  });
  return { ...all[worst]!, reason: `${all[worst]!.reason} (condition ${labels[worst]})` };
}
