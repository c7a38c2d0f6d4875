import { fisherFUpper } from '../../numerics/fisher-f.ts';
import { leastSquares } from '../../numerics/least-squares.ts';
import { type Matrix, matrixOf } from '../../numerics/matrix.ts';

/** Design of a polynomial in x up to `degree`. */
export const polynomialDesign = (x: readonly number[], degree: number, intercept = true): Matrix =>
  matrixOf(
    x.map((value) =>
      Array.from(
        { length: degree + (intercept ? 1 : 0) },
        (_, power) => value ** (power + (intercept ? 0 : 1)),
      ),
    ),
  );

/** A linear model fitted by least squares; what needs a degree of freedom is null without one. */
export interface LinearFit {
  readonly coefficients: readonly number[];
  readonly standardErrors: readonly number[] | null;
  readonly residualSd: number | null;
  readonly residualSumOfSquares: number;
  readonly rSquared: number | null;
  /** F of the model against its mean (or against zero without an intercept), and its p. */
  readonly f: number | null;
  readonly p: number | null;
  /** Largest relative step of the last refinement [1]. */
  readonly refinement: number;
  readonly df: number;
}

/**
 * Fit of y on the columns of a design by Householder QR with two steps of refinement (Bjorck 1967).
 * `intercept` says that the first column is one. Compared with NIST StRD Wampler 1 to 5, Longley, Pontius: coefficients
 * 1e-7 or better. Throws as `leastSquares` for dependent columns or too few rows.
 */
export function fitLinear(design: Matrix, y: readonly number[], intercept = true): LinearFit {
  const fit = leastSquares(design, y);
  const { columns, values } = fit.unscaledCovariance;
  const residualSd = fit.df > 0 ? Math.sqrt(fit.residualSumOfSquares / fit.df) : null;
  const mean = intercept ? y.reduce((sum, value) => sum + value, 0) / y.length : 0;
  const total = y.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const explained = total - fit.residualSumOfSquares;
  const dfModel = columns - (intercept ? 1 : 0);
  const ratio = dfModel > 0 && residualSd ? explained / dfModel / residualSd ** 2 : Number.NaN;
  const f = Number.isFinite(ratio) ? ratio : null;
  return {
    coefficients: [...fit.coefficients],
    standardErrors:
      residualSd === null
        ? null
        : Array.from({ length: columns }, (_, j) => residualSd * Math.sqrt(values[j * columns + j]!)),
    residualSd,
    residualSumOfSquares: fit.residualSumOfSquares,
    rSquared: total > 0 ? explained / total : null,
    f,
    p: f === null ? null : fisherFUpper(f, [dfModel, fit.df]),
    refinement: fit.refinement,
    df: fit.df,
  };
}
