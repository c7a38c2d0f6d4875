import { noncentralTUpper } from '../../../foundation/numerics/noncentral-t.ts';
import { studentTUpperQuantile } from '../../../foundation/numerics/student-t.ts';
import { counted, significant } from '../../../foundation/quantity/format.ts';
import { type SdRatio, sdRatio } from '../equivalency/sd-ratio-bound.ts';
import { proveEquivalence, type TostResult } from '../equivalency/tost.ts';
import { tostProbability } from '../equivalency/tost-power.ts';
import type { TwoSamples } from '../equivalency/two-samples.ts';
import { sdRatioPower } from '../power/gate-power.ts';
import { FEWEST_HEATS_TO_FAIL } from './design-limit.ts';
import type { Finding } from './finding.ts';
import { betweenHeats, type HeatValues, heatsDiffer, meansSample, scatterSample } from './heat-values.ts';
import type { Reach } from './level.ts';
import { fewestHeats } from './more-heats.ts';

/** Candidate and qualified route, and how the one is held against the other. */
export interface Comparison {
  readonly candidate: readonly HeatValues[];
  readonly baseline: readonly HeatValues[];
  readonly unit: string;
  readonly reach: Reach;
  readonly perHeat: number;
  /** Say only that it is open, not how many heats would decide. */
  readonly brief?: boolean | undefined;
}

/** What a proof of equivalence came to. */
export interface Equivalence {
  readonly finding: Finding;
  readonly test: TostResult;
}

/**
 * PASS when two one-sided tests (Welch) prove the difference of means inside the margin, FAIL when its interval lies
 * outside, else HOLD. Where heats are shown to differ, their means are the units: bars of a heat are not independent.
 */
export function judgeEquivalence(
  comparison: Comparison,
  { margin, alpha }: { readonly margin: number; readonly alpha: number },
): Equivalence {
  const { unit, reach } = comparison;
  const samples = {
    reference: meansSample(comparison.baseline),
    candidate: meansSample(comparison.candidate),
  };
  const test = proveEquivalence(samples, { margin: [-margin, margin], alpha });
  const [low, high] = test.interval;
  const shown = `difference of means ${significant(low)} to ${significant(high)} ${unit}, margin ${margin} ${unit}, p = ${test.p.toPrecision(2)}`;
  if (test.equivalent)
    return {
      test,
      finding: { code: 'equivalent', verdict: 'PASS', words: `Equivalence is proved: ${shown}.` },
    };
  if ((high < -margin || low > margin) && reach.heats >= FEWEST_HEATS_TO_FAIL)
    return {
      test,
      finding: {
        code: 'outside-margin',
        verdict: 'FAIL',
        words: `The mean differs by more than the margin: ${shown}.`,
      },
    };
  return { test, finding: notProved(comparison, { samples, test, margin, alpha, shown }) };
}

interface Open {
  readonly samples: TwoSamples;
  readonly test: TostResult;
  readonly margin: number;
  readonly alpha: number;
  readonly shown: string;
}

function notProved(comparison: Comparison, { samples, test, margin, alpha, shown }: Open): Finding {
  const inHeats = heatsDiffer(betweenHeats(comparison.candidate));
  const sd = Math.hypot(samples.candidate.sd, samples.reference.sd) / Math.SQRT2;
  const plan = { marginInSd: margin / sd, shift: Math.abs(test.diff) / sd, alpha };
  const powerOf = plan.shift < plan.marginInSd ? tostProbability : outsidePower;
  return {
    code: 'equivalence-not-proved',
    verdict: 'HOLD',
    ...asking(
      `Equivalence is not proved: ${shown}${inHeats ? ' (heats differ, so their means are compared)' : ''}`,
      {
        comparison,
        sizes: {
          candidate: samples.candidate.n,
          baseline: samples.reference.n,
          perHeat: inHeats ? 1 : comparison.perHeat,
        },
        power: (candidateN, baselineN) => powerOf({ ...plan, candidateN, baselineN }),
      },
    ),
  };
}

interface Asking {
  readonly comparison: Comparison;
  /** Present units of both samples, and how many a further heat brings. */
  readonly sizes: { readonly candidate: number; readonly baseline: number; readonly perHeat: number };
  readonly power: (candidate: number, baseline: number) => number;
}

/** Further heats that decide; where the baseline is too small for any, those that do together with as large a baseline. */
function asking(words: string, { comparison, sizes, power }: Asking): Pick<Finding, 'words' | 'more'> {
  const { perHeat, brief } = comparison;
  if (brief) return { words };
  const after = (further: number): number => sizes.candidate + further * sizes.perHeat;
  const alone = fewestHeats((further) => power(after(further), sizes.baseline));
  if (alone !== null)
    return {
      words: `${words}; ${counted(alone, 'more heat')} of ${perHeat} would decide with a power of 0.9.`,
      more: { heats: alone, perHeat },
    };
  const together = fewestHeats((further) => power(after(further), Math.max(sizes.baseline, after(further))));
  if (together === null)
    return { words: `${words}, and so close to its limit that no reasonable number decides.` };
  const baseline = Math.max(sizes.baseline, after(together)) - sizes.baseline;
  return {
    words: `${words}. The baseline of ${sizes.baseline} is too small: ${counted(together, 'more heat')} of ${perHeat} and ${counted(baseline, 'more baseline value')} would decide with a power of 0.9.`,
    more: { heats: together, perHeat },
  };
}

/** P(the interval lies outside the margin) when the difference is what it was found to be. */
function outsidePower({
  baselineN,
  candidateN,
  marginInSd,
  shift,
  alpha,
}: Parameters<typeof tostProbability>[0]): number {
  const df = baselineN + candidateN - 2;
  const noncentrality = (shift - marginInSd) / Math.sqrt(1 / baselineN + 1 / candidateN);
  return noncentralTUpper(studentTUpperQuantile(alpha, df), { df, noncentrality });
}

/** PASS when the upper bound of the SD ratio keeps its limit, FAIL when its lower bound exceeds it, else HOLD. */
export function judgeScatter(
  comparison: Comparison,
  { limit, confidence }: { readonly limit: number; readonly confidence: number },
): { readonly finding: Finding; readonly ratio: SdRatio } {
  const { reach, perHeat } = comparison;
  const samples = {
    reference: scatterSample(comparison.baseline),
    candidate: scatterSample(comparison.candidate),
  };
  const ratio = sdRatio(samples, confidence);
  const shown = `SD ratio ${significant(ratio.ratio)}, bounds ${significant(ratio.ratioLower)} and ${significant(ratio.ratioUpper)}, limit ${limit}`;
  if (ratio.ratioUpper <= limit)
    return {
      ratio,
      finding: { code: 'scatter-kept', verdict: 'PASS', words: `The scatter keeps its limit: ${shown}.` },
    };
  if (ratio.ratioLower > limit && reach.heats >= FEWEST_HEATS_TO_FAIL)
    return {
      ratio,
      finding: {
        code: 'scatter-exceeded',
        verdict: 'FAIL',
        words: `The scatter exceeds its limit: ${shown}.`,
      },
    };
  const inHeats = heatsDiffer(betweenHeats(comparison.candidate));
  const plan = { limit, ratio: ratio.ratio, confidence };
  // A ratio above the limit is shown to exceed it when the ratio turned round keeps the limit turned round.
  const power = (candidate: number, baseline: number): number =>
    ratio.ratio < limit
      ? sdRatioPower(candidate, { ...plan, baselineN: baseline })
      : sdRatioPower(baseline, { ...plan, limit: 1 / limit, ratio: 1 / ratio.ratio, baselineN: candidate });
  const sizes = {
    candidate: samples.candidate.n,
    baseline: samples.reference.n,
    perHeat: inHeats ? 1 : perHeat,
  };
  return {
    ratio,
    finding: {
      code: 'scatter-not-shown',
      verdict: 'HOLD',
      ...asking(`The scatter is not shown to keep its limit: ${shown}`, { comparison, sizes, power }),
    },
  };
}
