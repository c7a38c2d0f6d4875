import { ValidityError } from '../../errors.ts';
import { chiSquaredQuantile } from '../../numerics/chi-squared.ts';
import { FRACTION, POSITIVE, requireArguments } from '../arguments.ts';
import { failuresOf, type Lives } from './lives.ts';

/** sum of count t^shape over failures and suspensions. */
const shapedTime = ({ time, count }: Lives, shape: number): number =>
  time.reduce((sum, t, i) => sum + (count?.[i] ?? 1) * t ** shape, 0);

/** Scale of a Weibull with known shape: (sum t^b/r)^(1/b). Throws ValidityError without a failure. */
export function weibayesScale(lives: Lives, shape: number): number {
  const failures = failuresOf(lives);
  if (failures === 0) {
    throw new ValidityError('weibayes: without a failure there is no point estimate of the scale', {
      path: 'event',
      cure: 'use the lower bound of the scale',
    });
  }
  return (shapedTime(lives, shape) / failures) ** (1 / shape);
}

/** Lower bound of the scale, time-terminated: (2 sum t^b/chi2_C(2r+2))^(1/b); without failures (sum t^b/-ln(1-C))^(1/b). */
export function weibayesScaleLower(lives: Lives, shape: number, confidence: number): number {
  requireArguments('weibayes', { shape: [shape, POSITIVE], confidence: [confidence, FRACTION] });
  return (
    ((2 * shapedTime(lives, shape)) / chiSquaredQuantile(confidence, 2 * failuresOf(lives) + 2)) **
    (1 / shape)
  );
}

/** Lower bound of the life that the fraction p does not reach: lower scale (-ln(1-p))^(1/b), unit of the lives. */
export const weibayesLifeLower = (
  lives: Lives,
  shape: number,
  { fraction, confidence }: { readonly fraction: number; readonly confidence: number },
): number => weibayesScaleLower(lives, shape, confidence) * (-Math.log1p(-fraction)) ** (1 / shape);

/** Lower bound of the reliability at a life: exp(-(t/lower scale)^b). */
export const weibayesReliabilityLower = (
  lives: Lives,
  shape: number,
  { life, confidence }: { readonly life: number; readonly confidence: number },
): number => Math.exp(-((life / weibayesScaleLower(lives, shape, confidence)) ** shape));
