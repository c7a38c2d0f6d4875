import { type LeastSquares, leverageOf } from '../../numerics/least-squares.ts';
import { type Coverage, generalToleranceFactor } from '../tolerance/normal-tolerance.ts';

/** Value of the fit, its leverage h, and Owen's lower bound there. */
export interface OwenBound {
  readonly fit: number;
  readonly h: number;
  readonly k: number;
  readonly lower: number;
}

/**
 * Lower tolerance bound of a regression at x0: x0'b - k s, k = sqrt(h) t'_C(n-q, z_p/sqrt(h)), h = x0'(X'X)^-1 x0.
 * Pointwise: at this x0 the content of the population exceeds it with the confidence.
 */
export function owenBound(regression: LeastSquares, x0: readonly number[], coverage: Coverage): OwenBound {
  const h = leverageOf(regression, x0);
  const fit = x0.reduce((sum, value, j) => sum + value * regression.coefficients[j]!, 0);
  const k = generalToleranceFactor({ size: 1 / h, df: regression.df }, coverage);
  const sd = Math.sqrt(regression.residualSumOfSquares / regression.df);
  return { fit, h, k, lower: fit - k * sd };
}
