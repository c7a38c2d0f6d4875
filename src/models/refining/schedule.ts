/** A setting over the time of its operation: linear between knots, held outside them. Two knots at one time are a step. */
export interface Schedule {
  readonly at_s: readonly number[];
  readonly value: readonly number[];
}

/** A schedule that never changes. */
export const constant = (value: number): Schedule => ({ at_s: [0], value: [value] });

/** Value at `time_s` in the unit of the setting; at a step the later value: kernels ask inside intervals, never at knots. */
export function valueAt(schedule: Schedule, time_s: number): number {
  const { at_s, value } = schedule;
  let k = at_s.length - 1;
  while (k > 0 && at_s[k]! > time_s) k--;
  if (k === at_s.length - 1 || time_s <= at_s[k]!) return value[k]!;
  const share = (time_s - at_s[k]!) / (at_s[k + 1]! - at_s[k]!);
  return value[k]! + share * (value[k + 1]! - value[k]!);
}

/** Times strictly inside (0, duration) where one of the schedules has a knot. */
export function knotsOf(schedules: readonly Schedule[], duration_s: number): number[] {
  const knots = new Set<number>();
  for (const schedule of schedules) {
    for (const at of schedule.at_s) if (at > 0 && at < duration_s) knots.add(at);
  }
  return [...knots].sort((a, b) => a - b);
}

/**
 * Time [s] in which a melt rate [kg/h] melts a mass [kg]: the rate is linear between knots and held before and after them.
 * Within a segment r0 x + s x^2/2 = 3600 m, s the slope.
 */
export function timeToMelt({ at_s, value }: Schedule, mass_kg: number): number {
  let left = 3600 * mass_kg;
  let from = 0;
  for (let k = 0; k < at_s.length; k++) {
    const [r0, r1, span] = [value[Math.max(0, k - 1)]!, value[k]!, at_s[k]! - from];
    const melts = ((r0 + r1) / 2) * span;
    if (melts >= left) return from + (2 * left) / (r0 + Math.sqrt(r0 * r0 + (2 * (r1 - r0) * left) / span));
    left -= melts;
    from = at_s[k]!;
  }
  return from + left / value.at(-1)!;
}

/** Largest value of a schedule within [0, duration]. */
export const maximumOf = (schedule: Schedule): number => Math.max(...schedule.value);
/** Smallest value of a schedule within [0, duration]. */
export const minimumOf = (schedule: Schedule): number => Math.min(...schedule.value);
