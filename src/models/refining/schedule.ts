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

/** Largest value of a schedule within [0, duration]. */
export const maximumOf = (schedule: Schedule): number => Math.max(...schedule.value);
/** Smallest value of a schedule within [0, duration]. */
export const minimumOf = (schedule: Schedule): number => Math.min(...schedule.value);
