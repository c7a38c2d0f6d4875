import { type LeastSquares, leastSquares } from '../../numerics/least-squares.ts';
import { matrixOf } from '../../numerics/matrix.ts';

/** Creep-rupture tests. */
export interface RuptureTests {
  /** [degrees Rankine] */
  readonly temperature: readonly number[];
  readonly stress: readonly number[];
  /** [h] */
  readonly time: readonly number[];
}

/** Row of the linear model log10 t = -C + (a0 + a1 L + ...)/T: [-1, 1/T, L/T, L^2/T ...], L = log10 stress. */
export const larsonMillerRow = (temperature: number, stress: number, degree: number): number[] => [
  -1,
  ...Array.from({ length: degree + 1 }, (_, power) => Math.log10(stress) ** power / temperature),
];

/** Fit of C and the stress polynomial together: everything is linear in the coefficients. */
export const fitLarsonMiller = ({ temperature, stress, time }: RuptureTests, degree: number): LeastSquares =>
  leastSquares(
    matrixOf(temperature.map((t, i) => larsonMillerRow(t, stress[i]!, degree))),
    time.map(Math.log10),
  );
