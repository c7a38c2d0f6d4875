import { normalUpperQuantile } from '../../../foundation/numerics/normal.ts';
import { counted, significant } from '../../../foundation/quantity/format.ts';
import type { Verdict } from '../../../metal/alloy/words.ts';
import { inclusionExtremesOf } from '../inclusions/inclusion-extremes.ts';
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

/**
 * PASS when the exact upper bound of the rate keeps the limit, FAIL when the lower one exceeds it, else HOLD. Inspection
 * that finds an inclusion with the probability `detection` only sees as much as that share of the metal: findings are
 * then a thinned Poisson process, and the bounds are of what is there.
 */
export function judgeRate(
  {
    findings,
    mass_t,
    limit_per_t,
    detection = 1,
  }: Inspection & { readonly limit_per_t: number; readonly detection?: number | undefined },
  confidence: number,
): RateJudgement {
  const more_t = Math.max(0, tonnesToShow(limit_per_t, findings, confidence) / detection - mass_t);
  if (mass_t === 0) return { verdict: 'HOLD', findings, mass_t, limit_per_t, more_t };
  const { upper, lower } = findingRate({ findings, mass_t: mass_t * detection }, confidence);
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

/** Largest inclusions of the metal itself, field by field, and the greatest size allowed in so many fields. */
export interface IndigenousInclusions {
  readonly unit: string;
  /** Size of the largest in each field [unit]. */
  readonly largest: readonly number[];
  readonly limit: number;
  /** Reference area or volume over that of a field. */
  readonly returnPeriod: number;
}

/** What extremes of inclusions say [unit]. */
export interface ExtremesJudgement {
  readonly verdict: Verdict;
  readonly words: string;
  readonly expected?: number;
  readonly upper?: number;
  /** Further fields after which the limit would be shown with a power of 0.9. */
  readonly moreFields?: number;
}

/** Fields that ASTM E2283 measures; fewer hold. */
const FIELDS = 24;
const WANTED_POWER = 0.9;

/**
 * PASS when the upper bound of the largest inclusion in the return period keeps its limit and the extremes follow a
 * Gumbel distribution, FAIL when the lower bound exceeds it, else HOLD. The bounds are one-sided (ASTM E2283).
 */
export function judgeExtremes(
  { unit, largest, limit, returnPeriod }: IndigenousInclusions,
  confidence: number,
): ExtremesJudgement {
  const missing = FIELDS - largest.length;
  if (largest.length < 6 || largest.every((size) => size === largest[0]))
    return {
      verdict: 'HOLD',
      words: `${counted(largest.length, 'field')} say nothing of extremes: ${FIELDS} that differ are measured (ASTM E2283).`,
      moreFields: Math.max(1, missing),
    };
  const found = inclusionExtremesOf(largest, { returnPeriod });
  const { largestExpected: expected, standardError: se, diagnostics } = found;
  const half = normalUpperQuantile(1 - confidence) * se;
  const [lower, upper] = [expected - half, expected + half];
  const shown = `largest inclusion in ${significant(returnPeriod)} fields ${significant(expected)} ${unit}, at most ${significant(upper)}, limit ${limit}`;
  const bounds = { expected, upper };
  const unfit = diagnostics.find(({ name, verdict }) => name === 'fit:gumbel' && verdict === 'FAIL');
  if (lower > limit) return { verdict: 'FAIL', words: `Even at best the ${shown}.`, ...bounds };
  if (unfit)
    return { verdict: 'HOLD', words: `The extremes follow no Gumbel distribution: ${shown}.`, ...bounds };
  if (missing > 0)
    return {
      verdict: 'HOLD',
      words: `${largest.length} of ${FIELDS} fields: ${shown}.`,
      ...bounds,
      moreFields: missing,
    };
  if (upper <= limit) return { verdict: 'PASS', words: `Extremes: ${shown}.`, ...bounds };
  const both = normalUpperQuantile(1 - confidence) + normalUpperQuantile(1 - WANTED_POWER);
  const needed = Math.ceil(largest.length * ((both * se) / (limit - expected)) ** 2);
  return expected < limit
    ? {
        verdict: 'HOLD',
        words: `Not shown: ${shown}.`,
        ...bounds,
        moreFields: Math.max(1, needed - largest.length),
      }
    : { verdict: 'HOLD', words: `Not shown, nor does the estimate keep it: ${shown}.`, ...bounds };
}
