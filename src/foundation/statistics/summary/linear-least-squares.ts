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
