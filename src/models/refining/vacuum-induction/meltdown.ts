import type { Assumption } from '../../../foundation/quantity/sourced.ts';
import type { Environment } from '../bath-kinetics/work.ts';

/** The charge melting in: from time zero to `until_s` the molten pool grows and stays near the liquidus. */
export interface Meltdown {
  readonly until_s: number;
  /** Highest temperature of the pool while solid charge hangs in it [K]. */
  readonly pool_K: number;
}

/** Superheat of a pool that still melts charge [K]. Source: assumption, the solid takes what the coil gives. */
const POOL_SUPERHEAT_K = 30;
/** Least share of the charge that counts as molten: the first pool. Source: assumption. */
const FIRST_POOL = 0.05;

/** Meltdown of a charge with an estimated liquidus [K]. */
export const meltdownOf = (until_s: number, liquidus_K: number): Meltdown => ({
  until_s,
  pool_K: Math.round(liquidus_K + POOL_SUPERHEAT_K),
});

/** Share of the charge that is molten at a time [1]: linear, as the coil gives constant power. */
export const moltenShare = ({ until_s }: Meltdown, time_s: number): number =>
  time_s >= until_s ? 1 : Math.max(FIRST_POOL, time_s / until_s);

/** Temperature of the melt [K]: that of the schedule, but no hotter than the pool while charge melts in. */
export const temperatureIn = (meltdown: Meltdown, time_s: number, scheduled_K: number): number =>
  time_s < meltdown.until_s ? Math.min(scheduled_K, meltdown.pool_K) : scheduled_K;

/**
 * The pool instead of the full bath. Its depth is f h under the same surface, so A/V grows by 1/f and the bottom weighs
 * more; only the share f of the metal takes part, which is a clock of the bath that runs at f.
 */
export function shrinkToPool(environment: Environment, share: number): void {
  if (share >= 1) return;
  environment.wallToVolume += (1 / share - 1) / environment.depth;
  environment.areaToVolume /= share;
  environment.depth *= share;
  environment.pace = share;
}

/** What a route assumes about meltdown. */
export const meltdownAssumed = (meltdown: Meltdown): Assumption[] =>
  meltdown.until_s === 0
    ? []
    : [
        {
          what: 'vacuum-induction.meltdownTemperature_K',
          value: meltdown.pool_K,
          unit: 'K',
          source: `assumption: estimated liquidus + ${POOL_SUPERHEAT_K} K while charge melts in`,
        },
      ];
