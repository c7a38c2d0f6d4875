import { ValidityError } from '../../errors.ts';
import { chiSquaredQuantile } from '../../numerics/chi-squared.ts';
import { failuresOf, type Lives } from './lives.ts';

/** sum of count t^shape over failures and suspensions. */
const shapedTime = ({ time, count }: Required<Lives>, shape: number): number =>
  time.reduce((sum, t, i) => sum + count[i]! * t ** shape, 0);

/** Scale of a Weibull with known shape: (sum t^b/r)^(1/b). Throws ValidityError without a failure. */
export function weibayesScale(lives: Required<Lives>, shape: number): number {
  const failures = failuresOf(lives);
  if (failures === 0) {
    throw new ValidityError('weibayes: no failure, no point estimate of the scale', {
      path: 'event',
      cure: 'use the lower bound',
    });
  }
  return (shapedTime(lives, shape) / failures) ** (1 / shape);
}

/** Lower bound of the scale, time-terminated: (2 sum t^b/chi2_C(2r+2))^(1/b); without failures (sum t^b/-ln(1-C))^(1/b). */
export function weibayesScaleLower(lives: Required<Lives>, shape: number, confidence: number): number {
  return (
    ((2 * shapedTime(lives, shape)) / chiSquaredQuantile(confidence, 2 * failuresOf(lives) + 2)) **
    (1 / shape)
  );
}
