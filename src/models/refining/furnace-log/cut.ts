import { type Knot, SwingingDoor } from '../../../foundation/numerics/swinging-door.ts';
import type { Gap, TagCurve } from './tag-log.ts';

/** A part of a curve, in seconds from where it was cut: what the log of a heat holds of one setting. */
export interface CutCurve {
  readonly at_s: readonly number[];
  readonly value: readonly number[];
  /** Within the cut; where they touch its ends, the curve does not. */
  readonly gaps: readonly { readonly from_s: number; readonly to_s: number; readonly why: Gap['why'] }[];
  readonly lowest: number;
  readonly highest: number;
  /** How many times the tolerance the lines may be off: 1, more where they were thinned again to stay few. */
  readonly loosened: number;
}

interface Window {
  readonly from_ms: number;
  readonly to_ms: number;
}

/** Knots that the log of a heat keeps of one setting at most: a prediction stops at each of them. */
export const MOST_KNOTS = 300;

/**
 * What a curve says between two times; null where it has no reading there. An end that lies on a line of the curve gets a knot there. The
 * time without a reading at either end is a gap where it is longer than the rule.
 */
export function cutOf(
  { knots, gaps }: Pick<TagCurve, 'knots' | 'gaps'>,
  window: Window,
  { gapAfter_ms, tolerance }: { readonly gapAfter_ms: number; readonly tolerance: (value: number) => number },
): CutCurve | null {
  const { from_ms, to_ms } = window;
  const inside = knots.filter(({ at }) => at >= from_ms && at <= to_ms);
  const ends = [onLine(knots, gaps, from_ms), onLine(knots, gaps, to_ms)];
  const [first, last] = ends;
  const all = [
    ...(first && inside[0]?.at !== from_ms ? [first] : []),
    ...inside,
    ...(last && inside.at(-1)?.at !== to_ms ? [last] : []),
  ];
  if (all.length === 0) return null;
  const within = gapsWithin(all, { gaps, window, gapAfter_ms });
  const { knots: kept, loosened } = fewer(all, within, tolerance);
  return {
    at_s: kept.map(({ at }) => (at - from_ms) / 1000),
    value: kept.map(({ value }) => value),
    gaps: within.map((gap) => ({
      from_s: (gap.from_ms - from_ms) / 1000,
      to_s: (gap.to_ms - from_ms) / 1000,
      why: gap.why,
    })),
    lowest: all.reduce((least, { value }) => Math.min(least, value), Number.POSITIVE_INFINITY),
    highest: all.reduce((most, { value }) => Math.max(most, value), Number.NEGATIVE_INFINITY),
    loosened,
  };
}

/** The value on a line of the curve; undefined in a gap, and before and after the curve. */
export function onLine(
  knots: readonly Knot[],
  gaps: readonly Pick<Gap, 'from_ms' | 'to_ms'>[],
  at: number,
): Knot | undefined {
  const k = knots.findLastIndex((knot) => knot.at <= at);
  const [before, after] = [knots[k], knots[k + 1]];
  if (before?.at === at) return before;
  if (!before || !after || gaps.some(({ from_ms, to_ms }) => at > from_ms && at < to_ms)) return undefined;
  const share = (at - before.at) / (after.at - before.at);
  return { at, value: before.value + share * (after.value - before.value) };
}

function gapsWithin(
  knots: readonly Knot[],
  {
    gaps,
    window: { from_ms, to_ms },
    gapAfter_ms,
  }: { readonly gaps: readonly Gap[]; readonly window: Window; readonly gapAfter_ms: number },
): Gap[] {
  const clipped = gaps.flatMap((gap) => {
    const [from, to] = [Math.max(gap.from_ms, from_ms), Math.min(gap.to_ms, to_ms)];
    return to > from ? [{ from_ms: from, to_ms: to, why: gap.why }] : [];
  });
  const [first, last] = [knots[0]!.at, knots.at(-1)!.at];
  const before = first - from_ms > gapAfter_ms && !clipped.some((gap) => gap.from_ms === from_ms);
  const after = to_ms - last > gapAfter_ms && !clipped.some((gap) => gap.to_ms === to_ms);
  return [
    ...(before ? [{ from_ms, to_ms: first, why: 'silence' as const }] : []),
    ...clipped,
    ...(after ? [{ from_ms: last, to_ms, why: 'silence' as const }] : []),
  ];
}

/** Knots thinned until they are few: the ends of gaps, the lowest and the highest stay. */
function fewer(
  knots: readonly Knot[],
  gaps: readonly Gap[],
  tolerance: (value: number) => number,
): { readonly knots: readonly Knot[]; readonly loosened: number } {
  let loosened = 1;
  let kept = knots;
  for (let times = 1; kept.length > MOST_KNOTS && times <= 2 ** 20; times *= 2) {
    kept = thinned(knots, gaps, (value) => times * tolerance(value));
    // lines through lines: both errors add up, and once more where the lowest or the highest was put in
    loosened = 1 + 2 * times;
  }
  return { knots: kept, loosened };
}

function thinned(knots: readonly Knot[], gaps: readonly Gap[], tolerance: (value: number) => number): Knot[] {
  const door = new SwingingDoor(tolerance);
  /** Times of the knots that are kept. */
  const kept = new Set<number>();
  const edges = new Set(gaps.map(({ to_ms }) => to_ms));
  let [lowest, highest] = [knots[0]!, knots[0]!];
  let last: Knot | undefined;
  for (const knot of knots) {
    if (edges.has(knot.at)) {
      door.end();
      if (last) kept.add(last.at);
    }
    const made = door.take(knot.at, knot.value);
    if (made) kept.add(made.at);
    if (knot.value < lowest.value) lowest = knot;
    if (knot.value > highest.value) highest = knot;
    last = knot;
  }
  if (last) kept.add(last.at);
  return knots.filter((knot) => kept.has(knot.at) || knot === lowest || knot === highest);
}
