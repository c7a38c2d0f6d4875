import { grouped } from '../../../../foundation/statistics/sample.ts';
import type { Coverage } from '../../../../foundation/statistics/tolerance/normal-tolerance.ts';
import {
  type Conditions,
  type Pooling,
  pooledBasis,
  pooledDiagnostics,
  withModifiedCv,
} from '../../../../models/qualification/basis/basis-pooled.ts';
import { B_CONTENT } from '../../../../models/qualification/basis/content.ts';
import type { Diagnostic } from '../../../../models/qualification/diagnostic.ts';
import type { Reader } from '../../../method/reader.ts';
import type { StatisticMethod } from '../../method.ts';
import { readConfidence } from './basis-normal.ts';

interface PooledInput {
  readonly conditions: Conditions;
  readonly diagnostics: readonly Diagnostic[];
  readonly coverage: Coverage;
}

/** Reads x, condition and batch, and judges what pooling needs: batches alike, equal scatter, no outliers, normal residuals. */
function readPooled(reader: Reader, pooling: Pooling | 'both'): PooledInput {
  const name = reader.firstOf('x', 'strength', 'data');
  const x = reader.numbers(name, { atLeast: 4 });
  const condition = reader.labels('condition', { beside: [name, x.length] });
  const batch = reader.has('batch') ? reader.labels('batch', { beside: [name, x.length] }) : x.map(() => '1');
  const conditions = grouped(x, condition);
  return {
    conditions,
    coverage: {
      content: reader.number('content', { above: 0, below: 1, fallback: B_CONTENT, because: 'B-basis' }),
      confidence: readConfidence(reader),
    },
    diagnostics: pooledDiagnostics({ x, condition, batch }, pooling),
  };
}

const INPUTS = {
  x: 'values',
  condition: 'condition of each value',
  batch: 'batch of each value',
  content: '0..1, default 0.90',
  confidence: '0..1, default 0.95',
  modifiedCv: 'true: stretch each condition to its modified CV first',
};

const ASSUMPTIONS = [
  'outliers',
  'groups alike',
  'equal variance (SD) or equal CV (CV)',
  'fit:normal residuals',
];

function pooledMethod(name: 'pooledSd' | 'pooledCv'): StatisticMethod {
  const pooling = name === 'pooledSd' ? 'sd' : 'cv';
  return {
    name,
    title: `basis value of each condition with the ${pooling === 'sd' ? 'standard deviation' : 'coefficient of variation'} pooled over conditions`,
    formula:
      pooling === 'sd'
        ? "m_j - k_j s_p, s_p^2 = sum_j sum (x-m_j)^2/(N-r), k_j = t'_C(N-r, z_p sqrt n_j)/sqrt n_j"
        : "m_j (1 - k_j s_p), s_p of x/m_j, k_j = t'_C(N-r, z_p sqrt n_j)/sqrt n_j",
    source: 'CMH-17-1G 8.3.5.4 and 8.4.4 (modified CV); Vangel, as in ASAP 2008 and CMH17-STATS',
    comparedWith:
      'CMH-17-1G table 8.3.11.2(k), ASAP 2008, CMH17-STATS within 0.15 %; independent formulas 1e-8',
    refuses: 'fewer than two conditions, zero variance, mean at or below zero for the CV',
    assumptions: ASSUMPTIONS,
    inputs: INPUTS,
    run(reader) {
      const { conditions, coverage, diagnostics } = readPooled(reader, pooling);
      const modified = reader.flag('modifiedCv', false);
      const basisByCondition = pooledBasis(
        modified ? withModifiedCv(conditions) : conditions,
        pooling,
        coverage,
      );
      return {
        quantities: { basisByCondition, modifiedCv: modified, content: coverage.content },
        diagnostics,
      };
    },
  };
}

export const pooledSd = pooledMethod('pooledSd');
export const pooledCv = pooledMethod('pooledCv');

export const pooledAll: StatisticMethod = {
  name: 'pooledAll',
  title: 'all four pooled basis values of each condition',
  formula: 'pooledSd and pooledCv, each on the values and on values stretched to the modified CV',
  source: pooledSd.source,
  comparedWith: 'CMH17-STATS workflow within 0.5 %; independent formulas 1e-8',
  refuses: pooledSd.refuses,
  assumptions: ASSUMPTIONS,
  inputs: INPUTS,
  run(reader) {
    const { conditions, coverage, diagnostics } = readPooled(reader, 'both');
    const modified = withModifiedCv(conditions);
    return {
      quantities: {
        pooledSd: pooledBasis(conditions, 'sd', coverage),
        pooledCv: pooledBasis(conditions, 'cv', coverage),
        pooledSdModifiedCv: pooledBasis(modified, 'sd', coverage),
        pooledCvModifiedCv: pooledBasis(modified, 'cv', coverage),
      },
      diagnostics,
    };
  },
};
