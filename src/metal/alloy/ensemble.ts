import { quantileSorted } from '../../foundation/statistics/summary/quantiles.ts';
import type { ElementSymbol } from './element.ts';

/**
 * Compositions as models compute with them: `values[s * elements.length + e]` is the mass fraction [kg/kg] of
 * element e in sample s. A point value is an ensemble of one sample.
 */
export interface Ensemble {
  readonly elements: readonly ElementSymbol[];
  readonly samples: number;
  readonly values: Float64Array;
}

/** Mean, 5 % and 95 % point of a column, in the column's unit. */
export function summarise(values: Float64Array): {
  readonly mean: number;
  readonly median: number;
  readonly p05: number;
  readonly p95: number;
} {
  const sorted = Float64Array.from(values).sort();
  const n = sorted.length;
  let sum = 0;
  for (const v of values) sum += v;
  return {
    mean: sum / n,
    median: quantileSorted(sorted, 0.5),
    p05: quantileSorted(sorted, 0.05),
    p95: quantileSorted(sorted, 0.95),
  };
}
