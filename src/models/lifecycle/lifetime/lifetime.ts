import { normalUpper } from '../../../foundation/numerics/normal.ts';

/** How long things stay in use [years]. Normal and folded normal: parameters of the normal underneath. */
export type Lifetime =
  | { readonly kind: 'fixed'; readonly mean: number }
  | { readonly kind: 'normal'; readonly mean: number; readonly sd: number }
  | { readonly kind: 'folded-normal'; readonly mean: number; readonly sd: number }
  | { readonly kind: 'lognormal'; readonly mu: number; readonly sigma: number }
  | { readonly kind: 'weibull'; readonly shape: number; readonly scale: number };

/** How often a fixed lifetime may miss an age by rounding [years]. */
const ROUNDING = 1e-9;

/**
 * Share still in use at an age [years]. A fixed lifetime ends when the age reaches it, so that at age 5 nothing with
 * lifetime 5 is left. A normal lifetime has a tail below zero: what lies there has left at age 0.
 */
export function survivalAt(lifetime: Lifetime, age: number): number {
  switch (lifetime.kind) {
    case 'fixed':
      return age < lifetime.mean - ROUNDING ? 1 : 0;
    case 'normal':
      return normalUpper((age - lifetime.mean) / lifetime.sd);
    case 'folded-normal': {
      if (age <= 0) return 1;
      const { mean, sd } = lifetime;
      return normalUpper((age - mean) / sd) + normalUpper((age + mean) / sd);
    }
    case 'lognormal':
      return age <= 0 ? 1 : normalUpper((Math.log(age) - lifetime.mu) / lifetime.sigma);
    case 'weibull':
      return age <= 0 ? 1 : Math.exp(-((age / lifetime.scale) ** lifetime.shape));
  }
}

/** Share still in use at an age [years] of what had not left at age 0: the tail below zero is cut off and shared out. */
export const truncatedSurvivalAt = (lifetime: Lifetime, age: number): number =>
  survivalAt(lifetime, Math.max(0, age)) / survivalAt(lifetime, 0);

/** The lifetime with all its ages times a factor. */
export function scaledLifetime(lifetime: Lifetime, factor: number): Lifetime {
  switch (lifetime.kind) {
    case 'fixed':
      return { ...lifetime, mean: factor * lifetime.mean };
    case 'normal':
    case 'folded-normal':
      return { ...lifetime, mean: factor * lifetime.mean, sd: factor * lifetime.sd };
    case 'lognormal':
      return { ...lifetime, mu: lifetime.mu + Math.log(factor) };
    case 'weibull':
      return { ...lifetime, scale: factor * lifetime.scale };
  }
}
