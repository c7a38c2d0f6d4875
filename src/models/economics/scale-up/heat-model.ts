/** A heat of some size with some share of returns in its charge. */
export interface HeatSize {
  readonly heat_kg: number;
  readonly revertShare: number;
}

/** What the furnace does to such a heat, over samples of what is uncertain about it. */
export interface HeatOutcome {
  readonly areaToVolume_per_m: number;
  /** Time until every limit is met [s]; Infinity = not within the longest hold. */
  readonly hold_s: Float64Array;
  /** Element whose limit is met last, by sample. */
  readonly last: readonly string[];
  /** Lost to gas, condensate and wall for each second of holding [kg/(kg s)], by element. */
  readonly losses: Readonly<Record<string, number>>;
  /** Contents when the middle sample is good [ppm]. */
  readonly contents_ppm: Readonly<Record<string, number>>;
}

/** Asks the furnace models; `calculations/scale-up` provides it, so that economics stays a stranger to refining. */
export interface HeatModel {
  readonly samples: number;
  at(size: HeatSize): HeatOutcome;
}

/** A limit that the hold has to meet. */
export interface HoldLimit {
  readonly element: string;
  readonly max_ppm: number;
}

/**
 * First time at which a falling content is at its limit, by straight lines between the times looked at; Infinity = never. A
 * content that rises again counts as it crosses last: the heat is good from then on.
 */
export function timeToLimit(times: readonly number[], contents: readonly number[], max_ppm: number): number {
  const lastAbove = contents.findLastIndex((content) => content > max_ppm);
  if (lastAbove < 0) return 0;
  if (lastAbove === contents.length - 1) return Number.POSITIVE_INFINITY;
  const [above, below] = [contents[lastAbove]!, contents[lastAbove + 1]!];
  const [from, to] = [times[lastAbove]!, times[lastAbove + 1]!];
  return from + ((to - from) * (above - max_ppm)) / (above - below);
}
