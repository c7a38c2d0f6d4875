import { betaQuantile } from './beta.ts';
import { gammaQuantile } from './gamma.ts';
import { normalQuantile } from './normal.ts';
import { logGamma } from './special.ts';
import { studentTQuantile } from './student-t.ts';

/** A distribution by kind and named parameters. `offset` moves it along the axis (default 0). */
export type Distribution =
  | { readonly kind: 'fixed'; readonly value: number }
  | { readonly kind: 'normal'; readonly mean: number; readonly sd: number }
  | { readonly kind: 'lognormal'; readonly mu: number; readonly sigma: number }
  | { readonly kind: 'uniform'; readonly min: number; readonly max: number }
  | { readonly kind: 'triangular'; readonly min: number; readonly mode: number; readonly max: number }
  | { readonly kind: 'pert'; readonly min: number; readonly mode: number; readonly max: number }
  | {
      readonly kind: 'beta';
      readonly alpha: number;
      readonly beta: number;
      readonly min: number;
      readonly max: number;
    }
  | { readonly kind: 'weibull'; readonly shape: number; readonly scale: number; readonly offset?: number }
  | { readonly kind: 'gamma'; readonly shape: number; readonly scale: number; readonly offset?: number }
  | { readonly kind: 'student'; readonly df: number; readonly location: number; readonly scale: number }
  | { readonly kind: 'bernoulli'; readonly p: number }
  | { readonly kind: 'discrete-uniform'; readonly min: number; readonly max: number };

/** Kinds of distributions there are. */
export type DistributionKind = Distribution['kind'];

/** Mean and variance; null where the distribution has none. */
export interface Moments {
  readonly mean: number | null;
  readonly variance: number | null;
}

const betaMoments = ([alpha, beta]: readonly [number, number], min: number, max: number): Moments => {
  const sum = alpha + beta;
  return {
    mean: min + ((max - min) * alpha) / sum,
    variance: ((max - min) ** 2 * alpha * beta) / (sum * sum * (sum + 1)),
  };
};

/** Shapes of the beta distribution behind a PERT estimate. */
const pertShapes = (min: number, mode: number, max: number): readonly [number, number] => [
  1 + (4 * (mode - min)) / (max - min),
  1 + (4 * (max - mode)) / (max - min),
];

/** Mean and variance, in the unit of the variable and its square. */
export function momentsOf(d: Distribution): Moments {
  switch (d.kind) {
    case 'fixed':
      return { mean: d.value, variance: 0 };
    case 'normal':
      return { mean: d.mean, variance: d.sd ** 2 };
    case 'lognormal': {
      const mean = Math.exp(d.mu + d.sigma ** 2 / 2);
      return { mean, variance: mean ** 2 * Math.expm1(d.sigma ** 2) };
    }
    case 'uniform':
      return { mean: (d.min + d.max) / 2, variance: (d.max - d.min) ** 2 / 12 };
    case 'triangular': {
      const { min: a, mode: c, max: b } = d;
      return { mean: (a + b + c) / 3, variance: (a * a + b * b + c * c - a * b - a * c - b * c) / 18 };
    }
    case 'pert': {
      return betaMoments(pertShapes(d.min, d.mode, d.max), d.min, d.max);
    }
    case 'beta':
      return betaMoments([d.alpha, d.beta], d.min, d.max);
    case 'weibull': {
      const first = Math.exp(logGamma(1 + 1 / d.shape));
      const second = Math.exp(logGamma(1 + 2 / d.shape));
      return { mean: (d.offset ?? 0) + d.scale * first, variance: d.scale ** 2 * (second - first ** 2) };
    }
    case 'gamma':
      return { mean: (d.offset ?? 0) + d.shape * d.scale, variance: d.shape * d.scale ** 2 };
    case 'student':
      return {
        mean: d.df > 1 ? d.location : null,
        variance: d.df > 2 ? (d.scale ** 2 * d.df) / (d.df - 2) : null,
      };
    case 'bernoulli':
      return { mean: d.p, variance: d.p * (1 - d.p) };
    case 'discrete-uniform': {
      const count = d.max - d.min + 1;
      return { mean: (d.min + d.max) / 2, variance: (count * count - 1) / 12 };
    }
  }
}

/** x with P(X <= x) = p, for 0 < p < 1. */
export function quantileOf(d: Distribution, p: number): number {
  switch (d.kind) {
    case 'fixed':
      return d.value;
    case 'normal':
      return d.mean + d.sd * normalQuantile(p);
    case 'lognormal':
      return Math.exp(d.mu + d.sigma * normalQuantile(p));
    case 'uniform':
      return d.min + p * (d.max - d.min);
    case 'triangular': {
      const { min: a, mode: c, max: b } = d;
      const width = b - a;
      return p <= (c - a) / width
        ? a + Math.sqrt(p * width * (c - a))
        : b - Math.sqrt((1 - p) * width * (b - c));
    }
    case 'pert':
      return d.min + (d.max - d.min) * betaQuantile(p, pertShapes(d.min, d.mode, d.max));
    case 'beta':
      return d.min + (d.max - d.min) * betaQuantile(p, [d.alpha, d.beta]);
    case 'weibull':
      return (d.offset ?? 0) + d.scale * (-Math.log1p(-p)) ** (1 / d.shape);
    case 'gamma':
      return (d.offset ?? 0) + gammaQuantile(p, { shape: d.shape, rate: 1 / d.scale });
    case 'student':
      return d.location + d.scale * studentTQuantile(p, d.df);
    case 'bernoulli':
      return p <= 1 - d.p ? 0 : 1;
    case 'discrete-uniform':
      return d.min + Math.min(Math.floor(p * (d.max - d.min + 1)), d.max - d.min);
  }
}

/**
 * Lognormal with the arithmetic mean and standard deviation given: sigma^2 = ln(1 + sd^2/mean^2), mu = ln mean - sigma^2/2.
 * (Swapping mean and sd keeps the mean and gives the spread mean^2/sd: an error found in two published programs.)
 */
export function lognormalOfMoments(
  mean: number,
  sd: number,
): { readonly mu: number; readonly sigma: number } {
  const variance = Math.log1p((sd / mean) ** 2);
  return { mu: Math.log(mean) - variance / 2, sigma: Math.sqrt(variance) };
}
