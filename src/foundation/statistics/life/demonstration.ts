import { binomialTrials } from '../../numerics/binomial.ts';
import { chiSquaredQuantile } from '../../numerics/chi-squared.ts';
import { AT_LEAST_ONE, COUNT, FRACTION, POSITIVE, requireArguments } from '../arguments.ts';

/** Units without failure that prove a reliability: ln(1-C)/(L^b ln R), L the test length in missions. Real-valued. */
export const zeroFailureUnits = (
  {
    reliability,
    lifetimes,
    shape,
  }: { readonly reliability: number; readonly lifetimes: number; readonly shape: number },
  confidence: number,
): number => Math.log1p(-confidence) / (lifetimes ** shape * Math.log(reliability));

/** Smallest n with at most `failures` failures that proves `reliability` at one mission: P[Bin(n, 1-R) <= f] <= 1 - C. */
export const unitsWithFailures = (reliability: number, failures: number, confidence: number): number =>
  binomialTrials(failures, 1 - reliability, 1 - confidence);

/** A demonstration test: what is to be proved, and what may fail. */
export interface Demonstration {
  readonly reliability: number;
  /** Weibull shape; default 1. */
  readonly shape?: number;
  /** Failures allowed; default none. */
  readonly failures?: number;
}

const requireDemonstration = (
  { reliability, shape, failures }: Required<Demonstration>,
  confidence: number,
): void =>
  requireArguments('demonstration', {
    reliability: [reliability, FRACTION],
    shape: [shape, POSITIVE],
    failures: [failures, COUNT],
    confidence: [confidence, FRACTION],
  });

/**
 * Units needed for a test of `lifetimes` missions: ln(1-C)/(L^b ln R) rounded up without failures, with failures the
 * smallest n with P[Bin(n, 1-R^(L^b)) <= f] <= 1-C (Meeker and Escobar 1998, 10.6). Compared with 2995, 999, 299, 29.
 * Throws InputError for arguments outside their ranges.
 */
export function demonstrationUnits(
  { reliability, shape = 1, failures = 0 }: Demonstration,
  confidence = 0.95,
  lifetimes = 1,
): number {
  requireDemonstration({ reliability, shape, failures }, confidence);
  requireArguments('demonstration', { lifetimes: [lifetimes, POSITIVE] });
  if (failures > 0) return unitsWithFailures(reliability ** (lifetimes ** shape), failures, confidence);
  // A hair's breadth keeps an exact whole number from being rounded up by the logarithms.
  return Math.ceil(zeroFailureUnits({ reliability, lifetimes, shape }, confidence) * (1 - 4e-16));
}

/**
 * Test time per unit [unit of the mission] of n units: T = mission [chi2_C(2f+2)/(2 n (-ln R))]^(1/shape). Compared with
 * ReliaGrowR rdt(): 1e-9. Throws InputError for arguments outside their ranges.
 */
export function demonstrationTime(
  { reliability, shape = 1, failures = 0 }: Demonstration,
  { missionTime, n }: { readonly missionTime: number; readonly n: number },
  confidence = 0.95,
): number {
  requireDemonstration({ reliability, shape, failures }, confidence);
  requireArguments('demonstration', { missionTime: [missionTime, POSITIVE], n: [n, AT_LEAST_ONE] });
  const exposure = chiSquaredQuantile(confidence, 2 * failures + 2) / (2 * n * -Math.log(reliability));
  return missionTime * exposure ** (1 / shape);
}
