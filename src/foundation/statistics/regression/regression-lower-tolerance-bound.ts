import { InputError } from '../../errors.ts';
import { type LeastSquares, leastSquares, leverageOf } from '../../numerics/least-squares.ts';
import { polynomialDesign } from '../summary/linear-least-squares.ts';
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

/** A polynomial of y on x by least squares, ready for bounds. Throws as `leastSquares`; InputError without a degree of freedom. */
export function fitPolynomial(x: readonly number[], y: readonly number[], degree = 1): LeastSquares {
  const fit = leastSquares(polynomialDesign(x, degree), y);
  if (fit.df < 1)
    throw new InputError('polynomial: too few values; no degree of freedom is left for the scatter', {
      path: 'x',
    });
  return fit;
}

/** Owen's lower bound of a polynomial at x0; compared with independent quadrature: 1e-8. */
export const polynomialBound = (fit: LeastSquares, x0: number, coverage: Coverage): OwenBound =>
  owenBound(
    fit,
    Array.from(fit.coefficients, (_, power) => x0 ** power),
    coverage,
  );
