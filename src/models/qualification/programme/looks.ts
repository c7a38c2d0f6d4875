import { normalUpper, normalUpperQuantile } from '../../../foundation/numerics/normal.ts';

/** How alpha is spent over repeated looks at growing data (Lan and DeMets 1983). */
export type Spending = 'linear' | 'obrien-fleming' | 'pocock';

/** The looks that were planned, and which of them this is, from 1. */
export interface Looks {
  readonly planned: number;
  readonly present: number;
  readonly spending: Spending;
}

/**
 * Share of `alpha` that this look may spend: what the spending function gives between the look before and this one.
 * The shares of all looks add up to alpha, so no correlation between looks need be known (Bonferroni).
 */
export function alphaOfLook(alpha: number, { planned, present, spending }: Looks): number {
  const spent = (look: number): number => spentUntil(alpha, look / planned, spending);
  return spent(present) - spent(present - 1);
}

function spentUntil(alpha: number, time: number, spending: Spending): number {
  if (time <= 0) return 0;
  switch (spending) {
    case 'linear':
      return alpha * time;
    case 'pocock':
      return alpha * Math.log1p((Math.E - 1) * time);
    case 'obrien-fleming':
      return 2 * normalUpper(normalUpperQuantile(alpha / 2) / Math.sqrt(time));
  }
}
