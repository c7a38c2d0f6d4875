import type { furnaceLogSchema } from '../../documents/heats/heat-record.ts';
import { ownValue } from '../../foundation/quantity/own-value.ts';
import { conversionOf } from '../../foundation/quantity/recorded-units.ts';
import { type Schedule, valueAt } from '../../models/refining/schedule.ts';

type FurnaceLog = ReturnType<typeof furnaceLogSchema.parse>;

/** A recorded value and its time; or why there is none. */
export type Recorded =
  | { readonly value: number; readonly at: string; readonly tag: string }
  | { readonly tag: string; readonly why: string };

/** A log that ended longer ago says nothing of now [ms]. Source: assumption. */
const FRESH_MS = 900_000;

/**
 * What a furnace log says of a setting at a time: its value on the lines that were recorded, never across a gap. After the end of the log
 * its last value counts for a quarter of an hour. Undefined for a log that nobody recorded, or that does not tell the setting.
 */
export function recordedAt(
  { recorded, route }: FurnaceLog,
  setting: string,
  at_ms: number,
): Recorded | undefined {
  const one = recorded?.settings.find((told) => told.setting === setting);
  const schedule = ownValue(route[0]?.settings ?? {}, setting) as Schedule | undefined;
  if (!recorded || !one || !schedule) return undefined;
  const [from_ms, to_ms] = [Date.parse(recorded.from), Date.parse(recorded.to)];
  const { tag } = one;
  if (at_ms < from_ms) return { tag, why: `the furnace log begins at ${minuteOf(from_ms)}` };
  if (at_ms - to_ms > FRESH_MS) return { tag, why: `the furnace log ends at ${minuteOf(to_ms)}` };
  const time_s = (Math.min(at_ms, to_ms) - from_ms) / 1000;
  const gap = one.gaps.find(
    ({ from_s, to_s }) => time_s > from_s && time_s <= to_s && !(time_s === to_s && isReadAt(schedule, to_s)),
  );
  if (gap) {
    const [from, to] = [gap.from_s, gap.to_s].map((second) => minuteOf(from_ms + 1000 * second));
    return { tag, why: `${tag} was not recorded from ${from} to ${to} (${gap.why})` };
  }
  return { tag, value: valueAt(schedule, time_s), at: new Date(from_ms + 1000 * time_s).toISOString() };
}

/** A gap ends with a reading, unless it ends with the log. */
const isReadAt = ({ at_s }: Schedule, second: number): boolean => at_s.includes(second);

/** True where a value [unit of the setting] is on the right side of a limit; null for a unit of something else. */
export function isAsAsked(
  value: number,
  limit: { readonly isMost: boolean; readonly value: number; readonly unit: string },
  unit: string,
): boolean | null {
  const conversion = conversionOf(limit.unit, { setting: unit, isCounter: false });
  if (!conversion) return null;
  const bound = conversion.factor * limit.value + (conversion.offset ?? 0);
  return limit.isMost ? value <= bound : value >= bound;
}

const minuteOf = (at_ms: number): string => `${new Date(at_ms).toISOString().slice(11, 16)} UTC`;
