import { binomialCdf } from '../../../foundation/numerics/binomial.ts';
import { fisherFCdf, fisherFQuantile } from '../../../foundation/numerics/fisher-f.ts';
import { noncentralTUpper } from '../../../foundation/numerics/noncentral-t.ts';
import { requiredIndex } from '../../../foundation/statistics/capability/required-observed-capability.ts';
import { toleranceFactor } from '../../../foundation/statistics/tolerance/normal-tolerance.ts';
import { exactFactors, passProbability } from '../equivalency/mean-extremum.ts';
import { type TostPlan, tostProbability } from '../equivalency/tost-power.ts';

/** Probability of a PASS (or, for the mean-extremum test, of seeing a drop) with n candidates. */
export type PowerOf = (n: number) => number;

/**
 * P(mean - k s >= minimum) for a normal population whose mean lies `margin` SD above the minimum:
 * (mean - minimum)/s sqrt(n) is noncentral t with delta = margin sqrt(n).
 */
export const basisPower = (
  n: number,
  margin: number,
  coverage: { content: number; confidence: number },
): number =>
  noncentralTUpper(toleranceFactor(n, coverage) * Math.sqrt(n), {
    df: n - 1,
    noncentrality: margin * Math.sqrt(n),
  });

/** P(exact lower bound of a one-sided index >= target) at a true index. */
export const capabilityPower = (
  n: number,
  {
    target,
    trueIndex,
    confidence,
  }: { readonly target: number; readonly trueIndex: number; readonly confidence: number },
): number =>
  noncentralTUpper(3 * requiredIndex(n, target, confidence) * Math.sqrt(n), {
    df: n - 1,
    noncentrality: 3 * trueIndex * Math.sqrt(n),
  });

/** P(upper bound of the SD ratio <= limit) at a true ratio: F <= limit^2 F_{1-C}/ratio^2. */
export const sdRatioPower = (
  n: number,
  {
    baselineN,
    limit,
    ratio,
    confidence,
  }: {
    readonly baselineN: number;
    readonly limit: number;
    readonly ratio: number;
    readonly confidence: number;
  },
): number => {
  const df = [n - 1, baselineN - 1] as const;
  return fisherFCdf((limit / ratio) ** 2 * fisherFQuantile(1 - confidence, df), df);
};

/** Smallest n from `from` with power(n) >= wanted, or null up to `limit`. Power need not be monotone: every n is tried. */
export function smallestN(power: PowerOf, wanted: number, { from = 2, limit = 1000 } = {}): number | null {
  for (let n = from; n <= limit; n++) if (power(n) >= wanted) return n;
  return null;
}

/** A gate statistic and the true state of the material it is asked about; scatter and shifts in SD. */
export type GatePlan =
  | {
      readonly statistic: 'basis';
      readonly marginInSd: number;
      readonly content: number;
      readonly confidence: number;
    }
  | ({ readonly statistic: 'tost' } & Omit<TostPlan, 'candidateN'>)
  | ({ readonly statistic: 'sdRatio' } & Parameters<typeof sdRatioPower>[1])
  | ({ readonly statistic: 'capability' } & Parameters<typeof capabilityPower>[1])
  | {
      readonly statistic: 'meanExtremum';
      /** Size of the baseline; infinite when it is known. */
      readonly baselineN: number;
      /** Drop of the mean that is to be seen. */
      readonly drop: number;
      readonly alpha: number;
    }
  | {
      readonly statistic: 'zeroFailure';
      readonly trueReliability: number;
      readonly target: number;
      readonly failures: number;
      readonly confidence: number;
    };

/**
 * Power of a gate statistic as a function of the number of candidates: basis and capability by noncentral t, tost by
 * the integral over s, sdRatio by F, meanExtremum by the extreme deviation (the probability of seeing the drop),
 * zeroFailure by the binomial. Compared with the operating characteristics of the reference programme within 0.01 and
 * with simulation within 4 standard errors.
 */
export function gatePowerOf(plan: GatePlan): PowerOf {
  switch (plan.statistic) {
    case 'basis':
      return (n) => basisPower(n, plan.marginInSd, plan);
    case 'tost':
      return (candidateN) => tostProbability({ ...plan, candidateN });
    case 'sdRatio':
      return (n) => sdRatioPower(n, plan);
    case 'capability':
      return (n) => capabilityPower(n, plan);
    case 'meanExtremum':
      return (m) => {
        const programme = { m, baseline: plan.baselineN };
        return 1 - passProbability(exactFactors(programme, plan.alpha), programme, plan);
      };
    case 'zeroFailure':
      return (n) => zeroFailurePower(n, plan);
  }
}

/** P(at most the failures allowed) at the true reliability; a plan that proves nothing has no power, whatever it passes. */
function zeroFailurePower(
  n: number,
  { trueReliability, target, failures, confidence }: Extract<GatePlan, { readonly statistic: 'zeroFailure' }>,
): number {
  if (binomialCdf(failures, n, 1 - target) > 1 - confidence) return 0;
  return binomialCdf(failures, n, 1 - trueReliability);
}
