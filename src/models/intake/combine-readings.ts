import { ownValue } from '../../foundation/quantity/own-value.ts';
import type { LotReading } from './lot-analysis.ts';

/** Best value of one element from several readings. Mass fractions [kg/kg]. */
export interface CombinedReading {
  readonly value: number;
  /** Standard deviation that nothing else shares. */
  readonly own: number;
  /** kg/kg per unit normal of each named bias. */
  readonly loadings: Readonly<Record<string, number>>;
  /** Weights of the readings, summing to 1. */
  readonly weights: readonly number[];
}

/**
 * Generalised least squares of readings that share biases: covariance C = diag(own2) + sum_g b_g b_g', the best value
 * is sum w x with w = C^-1 1 / (1' C^-1 1). What is left is split again: own2 = sum w2 own2, loading of source g =
 * sum_g w b. Biases are solved by Sherman-Morrison per group, so no matrix is formed.
 */
export function combineReadings(readings: readonly LotReading[]): CombinedReading {
  // most contents are measured once, and a yard has some hundred thousand of them
  if (readings.length === 1) return itself(readings[0]!);
  const groups = Map.groupBy(readings, ({ source }) => source);
  const inverse = new Map<LotReading, number>();
  for (const members of groups.values()) {
    let crossed = 0;
    let squared = 0;
    for (const { own, bias } of members) {
      const precision = 1 / (own * own);
      crossed += precision * bias;
      squared += precision * bias * bias;
    }
    for (const reading of members) {
      const precision = 1 / (reading.own * reading.own);
      inverse.set(reading, precision * (1 - (reading.bias * crossed) / (1 + squared)));
    }
  }
  const total = [...inverse.values()].reduce((sum, p) => sum + p, 0);
  const weights = readings.map((reading) => inverse.get(reading)! / total);
  const loadings: Record<string, number> = {};
  let value = 0;
  let own2 = 0;
  readings.forEach((reading, i) => {
    const w = weights[i]!;
    value += w * reading.value;
    own2 += (w * reading.own) ** 2;
    loadings[reading.source] = (ownValue(loadings, reading.source) ?? 0) + w * reading.bias;
  });
  return { value, own: Math.sqrt(own2), loadings, weights };
}

/** One reading, rounded as the sums of several are. */
const itself = ({ value, own, bias, source }: LotReading): CombinedReading => ({
  value,
  own: Math.sqrt(own ** 2),
  loadings: { [source]: bias },
  weights: [1],
});

/** Total standard deviation [kg/kg] of a combined reading. */
export const totalSd = ({ own, loadings }: CombinedReading): number =>
  Math.hypot(own, ...Object.values(loadings));
