import { ValidityError } from '../errors.ts';

/** Mean and standard deviation of n values. */
export interface Moments {
  readonly n: number;
  readonly mean: number;
  /** With n - 1; zero for one value. */
  readonly sd: number;
}

/**
 * Moments by two passes with the rounding of the mean corrected (Chan, Golub and LeVeque 1983): digits are lost
 * neither to a large common offset (NIST StRD NumAcc4) nor to the order of the values.
 */
export function momentsOf(values: readonly number[]): Moments {
  const n = values.length;
  const shift = values[0]!;
  let sum = 0;
  for (const value of values) sum += value - shift;
  const offset = sum / n;
  let squares = 0;
  let drift = 0;
  for (const value of values) {
    const deviation = value - shift - offset;
    squares += deviation * deviation;
    drift += deviation;
  }
  const variance = n > 1 ? (squares - (drift * drift) / n) / (n - 1) : 0;
  return { n, mean: shift + offset + drift / n, sd: Math.sqrt(Math.max(0, variance)) };
}

/** Ascending copy. */
export const ascending = (values: readonly number[]): number[] => [...values].sort((a, b) => a - b);

/** Median, the mean of the two middle values for an even count. */
export function medianOf(values: readonly number[]): number {
  const sorted = ascending(values);
  const middle = sorted.length / 2;
  return sorted.length % 2 === 1 ? sorted[Math.floor(middle)]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** Values by group name, groups in order of first appearance. */
export function grouped(values: readonly number[], labels: readonly string[]): Map<string, number[]> {
  const groups = new Map<string, number[]>();
  values.forEach((value, i) => {
    const label = labels[i]!;
    const group = groups.get(label);
    if (group) group.push(value);
    else groups.set(label, [value]);
  });
  return groups;
}

/** Throws ValidityError when all values are equal: a statistic that divides by their spread does not exist. */
export function requireSpread(method: string, values: readonly number[]): void {
  if (values.every((value) => value === values[0])) {
    throw new ValidityError(`${method}: all ${values.length} values are ${values[0]} (zero variance)`, {
      path: 'x',
      value: values[0]!,
      allowed: 'at least two different values',
      cure: 'check the rounding of the readings',
    });
  }
}
