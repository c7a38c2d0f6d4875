/** One tramp element in a closed loop of revert; contents in ppm by mass, shares 0 to 1. */
export interface TrampLoop {
  readonly virginPpm: number;
  readonly pickupPpmPerHeat: number;
  /** Share of the charge that is revert of the heat before. */
  readonly revertShare: number;
  /** What the route removes of what enters it. */
  readonly removalFraction: number;
}

/** Content after `generations` heats: x' = (1 - eta)((1 - r) xv + r x + p). */
export function trampSequence(loop: TrampLoop, x0: number, generations: number): number[] {
  const contents: number[] = [];
  let x = x0;
  for (let n = 0; n < generations; n++) {
    x =
      (1 - loop.removalFraction) *
      ((1 - loop.revertShare) * loop.virginPpm + loop.revertShare * x + loop.pickupPpmPerHeat);
    contents.push(x);
  }
  return contents;
}

/** Content that the loop tends to [ppm]; null where it grows for ever. */
export function trampSteadyState({
  virginPpm,
  pickupPpmPerHeat,
  revertShare,
  removalFraction,
}: TrampLoop): number | null {
  const kept = 1 - removalFraction;
  const left = 1 - revertShare * kept;
  return left > 0 ? (kept * ((1 - revertShare) * virginPpm + pickupPpmPerHeat)) / left : null;
}

/**
 * Largest revert share whose steady state stays at or below a limit [ppm]: r = (L/(1-eta) - xv - p) / (L - xv). 1 where any
 * share will do, 0 where not even virgin metal alone stays below it.
 */
export function largestRevertShare(loop: Omit<TrampLoop, 'revertShare'>, limitPpm: number): number {
  const at = (revertShare: number): number =>
    trampSteadyState({ ...loop, revertShare }) ?? Number.POSITIVE_INFINITY;
  if (at(1) <= limitPpm) return 1;
  if (at(0) > limitPpm) return 0;
  const { virginPpm, pickupPpmPerHeat, removalFraction } = loop;
  return (limitPpm / (1 - removalFraction) - virginPpm - pickupPpmPerHeat) / (limitPpm - virginPpm);
}
