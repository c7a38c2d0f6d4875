import { type LeastSquares, leastSquares } from '../../numerics/least-squares.ts';
import { matrixOf } from '../../numerics/matrix.ts';
import { POSITIVE, requireArguments } from '../arguments.ts';
import type { Coverage } from '../tolerance/normal-tolerance.ts';
import { type OwenBound, owenBound } from './regression-lower-tolerance-bound.ts';

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

/** Degrees Rankine in a kelvin: the parameter in kelvin is 5/9 of the one here. */
export const RANKINE_PER_KELVIN = 1.8;

/** Larson-Miller parameter T (C + log10 t) of a test: T [degrees Rankine], t [h] (Larson and Miller 1952). */
export function larsonMillerParameter(temperature: number, time: number, constant = 20): number {
  requireArguments('larsonMiller', { temperature: [temperature, POSITIVE], time: [time, POSITIVE] });
  return temperature * (constant + Math.log10(time));
}

/** Time [h] at a temperature [degrees Rankine] for a parameter; holds within one mechanism of creep. */
export function larsonMillerTime(parameter: number, temperature: number, constant = 20): number {
  requireArguments('larsonMiller', { temperature: [temperature, POSITIVE] });
  return 10 ** (parameter / temperature - constant);
}

/** Where a bound is asked: temperature [degrees Rankine] and stress in the unit of the tests. */
export interface RupturePoint {
  readonly temperature: number;
  readonly stress: number;
}

/**
 * Lower tolerance bound of log10 rupture time [h] at a point, one heat: Owen's bound on the regression of `degree`
 * (Owen 1968). Compared with independent R formulas: 1e-6.
 */
export const larsonMillerBound = (
  fit: LeastSquares,
  { temperature, stress }: RupturePoint,
  { degree, ...coverage }: Coverage & { readonly degree: number },
): OwenBound => owenBound(fit, larsonMillerRow(temperature, stress, degree), coverage);
