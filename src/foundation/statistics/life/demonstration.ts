import { binomialTrials } from '../../numerics/binomial.ts';

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
