import type { AdditionChance } from './addition-chance.ts';
import { type Judged, lateness, sureness } from './judge.ts';

/** What waiting, sampling and missing cost [usd]. */
export interface Costs {
  readonly furnace_usd_per_s: number;
  readonly sample_usd: number;
  readonly miss_usd: number;
  /** Poured inside, but more than one wait for a result after it was first inside. */
  readonly late_usd: number;
}

/** When the melt may be poured: the chance that is sure enough, and what waiting costs. */
export interface StopRule {
  readonly wanted: number;
  readonly costs: Costs;
  /** Where something is added before the pour: its chance to hit what the melt lacks. */
  readonly added?: AdditionChance;
}

/** A time to pour by the rule. */
export interface Stop {
  /** Chance that every limit holds, by time. */
  readonly sure: Float64Array;
  /** Place among the times. */
  readonly index: number;
  /** False when no time is sure enough: then it is the surest. */
  readonly enough: boolean;
  /** Furnace time from now on, and the chance of a miss, that of an addition too, times its cost [usd]. */
  readonly loss_usd: number;
}

/**
 * The cheapest time to pour from `from_s` on among those that are sure enough, the surest when none is
 * and the last when none has a chance (docs/theory/calibration.md, equation 14): furnace time against the miss that waiting makes less likely.
 */
export function stopOf(
  judged: Judged,
  weights: Float64Array,
  { wanted, costs, added, from_s }: StopRule & { readonly from_s: number },
): Stop {
  const sure = sureness(judged, weights);
  const { times_s } = judged;
  const late = costs.late_usd > 0 ? lateness(judged, weights) : sure;
  const lossAt = (t: number): number =>
    costs.furnace_usd_per_s * (times_s[t]! - times_s[0]!) +
    costs.miss_usd * (1 - sure[t]!) +
    costs.late_usd * late[t]!;
  let cheapest = -1;
  let least_usd = Number.POSITIVE_INFINITY;
  let surest = times_s.length - 1;
  for (let t = times_s.length - 1; t >= 0 && times_s[t]! >= from_s; t--) {
    if (sure[t]! > 0 && sure[t]! >= sure[surest]!) surest = t;
    if (sure[t]! < wanted) continue;
    const loss_usd = lossAt(t);
    if (loss_usd > least_usd) continue;
    cheapest = t;
    least_usd = loss_usd;
  }
  const index = cheapest < 0 ? surest : cheapest;
  const missed_usd =
    added && sure[index]! > 0 ? costs.miss_usd * sure[index]! * (1 - added(weights, index)) : 0;
  return { sure, index, enough: cheapest >= 0, loss_usd: lossAt(index) + missed_usd };
}

/**
 * What pouring from `from_s` on costs at the least [usd], whoever of the members the melt turns out to be: the furnace until one of them
 * is inside; where none is, until the end, and a miss.
 */
export function leastLoss(
  { times_s, inside, weights }: Pick<Judged, 'times_s' | 'inside' | 'weights'>,
  { costs, from_s }: Pick<StopRule, 'costs'> & { readonly from_s: number },
): number {
  const isInside = (t: number): boolean =>
    weights.some((weight, s) => weight > 0 && inside[s * times_s.length + t] === 1);
  const furnaceUntil = (time_s: number): number => costs.furnace_usd_per_s * (time_s - times_s[0]!);
  const last = times_s.length - 1;
  const first = times_s.findIndex((one, t) => (one >= from_s || t === last) && isInside(t));
  return first < 0 ? furnaceUntil(times_s[last]!) + costs.miss_usd : furnaceUntil(times_s[first]!);
}
