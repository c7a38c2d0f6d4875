/** Exponentially weighted moving average with its growing limits. */
export interface EwmaChart {
  readonly values: readonly number[];
  readonly upper: readonly number[];
  readonly lower: readonly number[];
  readonly asymptotic: readonly [lower: number, upper: number];
  /** Points (from 1) outside the limits of their time. */
  readonly signals: readonly number[];
}

export interface EwmaSettings {
  readonly target: number;
  readonly sigma: number;
  readonly lambda: number;
  /** Width of the limits in standard deviations of the average. */
  readonly L: number;
}

/** z = lambda x + (1-lambda) z from the target; limits target +- L sigma sqrt(lambda/(2-lambda) (1-(1-lambda)^(2i))). */
export function ewmaChart(x: readonly number[], { target, sigma, lambda, L }: EwmaSettings): EwmaChart {
  let z = target;
  const values = x.map((value) => {
    z = lambda * value + (1 - lambda) * z;
    return z;
  });
  const final = L * sigma * Math.sqrt(lambda / (2 - lambda));
  const half = x.map((_, i) => final * Math.sqrt(1 - (1 - lambda) ** (2 * (i + 1))));
  const upper = half.map((value) => target + value);
  const lower = half.map((value) => target - value);
  const signals = values.flatMap((value, i) => (value > upper[i]! || value < lower[i]! ? [i + 1] : []));
  return { values, upper, lower, asymptotic: [target - final, target + final], signals };
}
