import type { Verdict } from '../../../metal/alloy/words.ts';
import { findingRate, type Inspection, tonnesToShow } from '../inclusions/poisson-rate-per-tonne.ts';

/** A rate of findings against its limit [1/t]. */
export interface RateJudgement extends Inspection {
  readonly verdict: Verdict;
  /** Absent while nothing is inspected. */
  readonly upper_per_t?: number;
  readonly limit_per_t: number;
  /** Further metal [t] without a finding after which the limit is shown. */
  readonly more_t: number;
}

/** PASS when the exact upper bound of the rate keeps the limit, FAIL when the lower one exceeds it, else HOLD. */
export function judgeRate(
  { findings, mass_t, limit_per_t }: Inspection & { readonly limit_per_t: number },
  confidence: number,
): RateJudgement {
  const more_t = Math.max(0, tonnesToShow(limit_per_t, findings, confidence) - mass_t);
  if (mass_t === 0) return { verdict: 'HOLD', findings, mass_t, limit_per_t, more_t };
  const { upper, lower } = findingRate({ findings, mass_t }, confidence);
  const open = lower > limit_per_t ? 'FAIL' : 'HOLD';
  return {
    verdict: upper <= limit_per_t ? 'PASS' : open,
    findings,
    mass_t,
    upper_per_t: upper,
    limit_per_t,
    more_t,
  };
}
