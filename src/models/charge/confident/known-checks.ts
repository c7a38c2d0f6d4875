import type { PassCount } from '../judge.ts';
import type { ChargeLine } from '../problem.ts';
import type { DrawnHeats } from './conformance.ts';

/** What a charge becomes in the furnace itself, on the draws of planning. */
export interface MonteCarloCheck extends DrawnHeats {
  readonly passed: PassCount;
  /** Of the mean content that is nearest to its limit, or furthest outside [standard deviations]. */
  readonly distance: number;
}

/** A charge all of whose draws went through the furnace. */
export interface Anchor extends DrawnHeats {
  readonly lines: readonly ChargeLine[];
}

/** A charge on the way to a plan, with its heats on the draws of planning. */
export interface BestSoFar {
  readonly charge: readonly { readonly id: string; readonly mass_kg: number }[];
  /** Of the charge and its way through the furnace [usd]. */
  readonly cost_usd: number;
  /** What both cost at least [usd]; null where nothing says it. */
  readonly bound_usd: number | null;
  readonly passed: PassCount;
  /** Metal that it makes, of what was ordered [1]. */
  readonly made: number;
  /**
   * `checked` = it passed the conformance check and keeps pieces and counts: the answer, or one that costs no less than the answer.
   * `likely` = its heats pass often enough for a conformance check to confirm it.
   */
  readonly standing: 'unlikely' | 'likely' | 'checked';
}

/** Checks that planning one heat has made, by charge and route: none is made twice, and the next one begins from them. */
export interface KnownChecks {
  readonly made: Map<string, MonteCarloCheck>;
  /** By route, the latest first. */
  readonly anchors: Map<string, readonly Anchor[]>;
  /** The best charge that was tried so far; null before the first. */
  best: BestSoFar | null;
  /** What no charge costs less than on average, whatever its scatter, the cheapest way through a furnace included [usd]; null before it is known. */
  least_usd: number | null;
}

/** What the first check of a heat starts from. */
export const noChecks = (): KnownChecks => ({
  made: new Map(),
  anchors: new Map(),
  best: null,
  least_usd: null,
});
