import { poissonMeanLower, poissonMeanUpper } from '../../../foundation/numerics/poisson.ts';
import { counted, percent, significant } from '../../../foundation/quantity/format.ts';
import type { GammaRate } from '../../../foundation/statistics/bayes/bayesian-test-time.ts';
import {
  probabilityRateBelow,
  type RatePosterior,
  updateRate,
} from '../../../foundation/statistics/bayes/gamma-poisson-update.ts';
import { cusumChart } from '../../../foundation/statistics/control/cusum-tabular.ts';
import {
  exponentialLines,
  timeDecision,
} from '../../../foundation/statistics/sequential/sprt-exponential.ts';
import type { Verdict } from '../../../metal/alloy/words.ts';
import { type Finding, verdictOf } from './finding.ts';

/** How far a material is in service: a capped lead fleet, an extended one, all, or stopped. */
export type FleetState = 'lead' | 'extended' | 'general' | 'suspended';

/** One part in service, observed from `from` to `until`. */
export interface ServicePart {
  readonly serial: string;
  readonly from: number;
  readonly until: number;
  readonly removals: readonly {
    readonly at: number;
    readonly cause: 'material' | 'other' | 'unknown';
    readonly hazard?: boolean | undefined;
  }[];
}

/** Values of one property heat by heat, in the order of production. */
export interface HeatSeries {
  readonly property: string;
  readonly target: number;
  readonly sd: number;
  readonly values: readonly number[];
}

/** A fleet, and the rate of events that it must be shown to stay below; rates per unit of exposure. */
export interface Fleet {
  readonly unit: string;
  readonly state: FleetState;
  readonly limitRate: number;
  /** Rate that is good beyond doubt; with it a sequential test is made. */
  readonly goodRate?: number | undefined;
  readonly minimumExposure: number;
  readonly prior?: GammaRate | undefined;
  readonly parts: readonly ServicePart[];
  readonly series: readonly HeatSeries[];
}

/** Risks of the sequential test, and confidence of bounds. */
export interface FleetTerms {
  readonly confidence: number;
  readonly alpha: number;
  readonly beta: number;
}

/** What gate 3 says of a fleet. */
export interface FleetJudgement {
  readonly verdict: Verdict;
  readonly recommended: FleetState;
  readonly events: number;
  readonly exposure: number;
  readonly upper: number;
  /** Probability that the rate lies below its limit: with the flat prior, and with the stated one. */
  readonly belowFlat: number;
  readonly belowPrior?: number;
  readonly posterior?: RatePosterior;
  /** Further exposure without another event after which the rate is shown. */
  readonly further: number;
  readonly findings: readonly Finding[];
}

/** Allowance and limit of the charts per heat, in SD: ARL 465 in control, 10.4 at one SD (measured with R spc). */
export const CUSUM = { k: 0.5, h: 5 };

/**
 * Whether a fleet may grow. PASS when the rate of material events is shown below its limit (flat and stated prior, or the
 * sequential test accepts), the least exposure is reached and no chart signals. FAIL, and suspension, on a rate proven
 * above the limit, a rejecting sequential test, a hazard or a chart that signals. Events without a cause count as material.
 */
export function judgeFleet(fleet: Fleet, terms: FleetTerms): FleetJudgement {
  const { limitRate, prior, minimumExposure, unit } = fleet;
  const { confidence } = terms;
  const removals = fleet.parts.flatMap((part) => part.removals);
  const events = removals.filter(({ cause }) => cause !== 'other').length;
  const exposure = fleet.parts.reduce((sum, part) => sum + part.until - part.from, 0);
  const mostEvents = poissonMeanUpper(events, confidence);
  const upper = mostEvents / exposure;
  const lower = poissonMeanLower(events, confidence) / exposure;
  const belowFlat = probabilityRateBelow(limitRate, { shape: events + 1, rate: exposure });
  const posterior = prior && updateRate(prior, { failures: events, exposure }, confidence);
  const belowPrior = posterior && probabilityRateBelow(limitRate, posterior.posterior);
  const shown = `${counted(events, 'material event')} in ${significant(exposure)} ${unit}`;
  const rate = {
    shown: Math.min(belowFlat, belowPrior ?? 1) >= confidence,
    words: `${shown}: rate at most ${significant(upper)} per ${unit} at ${percent(confidence)} confidence, limit ${limitRate}; probability below the limit ${significant(belowFlat)} with a flat prior${belowPrior === undefined ? '' : `, ${significant(belowPrior)} with the stated one`}.`,
  };
  const findings = [
    rateFinding(fleet, { terms, events, exposure, rate, lower }),
    ...(exposure < minimumExposure
      ? [
          hold(
            'exposure-short',
            `${significant(exposure)} of at least ${minimumExposure} ${unit} are reached.`,
          ),
        ]
      : []),
    ...removalFindings(fleet.parts),
    ...fleet.series.flatMap(chartFinding),
  ];
  const verdict = verdictOf(findings);
  return {
    verdict,
    recommended: recommendedState(fleet.state, verdict),
    events,
    exposure,
    upper,
    belowFlat,
    ...(posterior && belowPrior !== undefined ? { posterior, belowPrior } : {}),
    further: Math.max(0, mostEvents / limitRate - exposure, minimumExposure - exposure),
    findings,
  };
}

const hold = (code: string, words: string): Finding => ({ code, verdict: 'HOLD', words });

interface RateSeen {
  readonly terms: FleetTerms;
  readonly events: number;
  readonly exposure: number;
  readonly rate: { readonly shown: boolean; readonly words: string };
  readonly lower: number;
}

function rateFinding(
  { limitRate, goodRate }: Fleet,
  { terms, events, exposure, rate, lower }: RateSeen,
): Finding {
  const sequential =
    goodRate === undefined
      ? 'continue'
      : timeDecision(
          exponentialLines({
            theta0: 1 / goodRate,
            theta1: 1 / limitRate,
            alpha: terms.alpha,
            beta: terms.beta,
          }),
          exposure,
          events,
        );
  const words =
    goodRate === undefined ? rate.words : `${rate.words} The sequential test says: ${sequential}.`;
  if (sequential === 'reject' || lower > limitRate) return { code: 'rate-exceeded', verdict: 'FAIL', words };
  return rate.shown || sequential === 'accept'
    ? { code: 'rate-shown', verdict: 'PASS', words }
    : hold('rate-not-shown', words);
}

function removalFindings(parts: readonly ServicePart[]): Finding[] {
  const removed = parts.flatMap((part) =>
    part.removals.map((removal) => ({ ...removal, serial: part.serial })),
  );
  const named = (some: readonly { readonly serial: string }[]): string =>
    some.map(({ serial }) => serial).join(', ');
  const hazards = removed.filter(({ hazard, cause }) => hazard && cause !== 'other');
  const unknown = removed.filter(({ cause }) => cause === 'unknown');
  return [
    ...(hazards.length > 0
      ? [{ code: 'hazard', verdict: 'FAIL' as const, words: `Findings of hazard class: ${named(hazards)}.` }]
      : []),
    ...(unknown.length > 0
      ? [hold('cause-open', `Removed without a known cause, counted as material: ${named(unknown)}.`)]
      : []),
  ];
}

/** A property that drifts from heat to heat suspends, however good the service is so far. */
function chartFinding({ property, target, sd, values }: HeatSeries): Finding[] {
  const { signals } = cusumChart(values, { target, k: CUSUM.k * sd, h: CUSUM.h * sd });
  return signals.length === 0
    ? []
    : [
        {
          code: 'chart-signal',
          verdict: 'FAIL',
          words: `The CUSUM of ${property} signals at heat ${signals[0]} of ${values.length}.`,
        },
      ];
}

function recommendedState(state: FleetState, verdict: Verdict): FleetState {
  if (verdict === 'FAIL') return 'suspended';
  if (verdict === 'HOLD' || state === 'suspended') return state;
  return state === 'lead' ? 'extended' : 'general';
}
