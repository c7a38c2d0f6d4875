import type { Reader } from '../reader.ts';

/** Right-censored lives, all > 0, in one unit of time. */
export interface Lives {
  readonly time: readonly number[];
  /** True for a failure; all failures when absent. */
  readonly event?: readonly boolean[];
  /** Number of identical items per row; one each when absent. */
  readonly count?: readonly number[];
}

/** Lives from `time` (or `x`), optional `event` (1 failed, 0 suspended) and `count`. Refuses lives at or below zero by name. */
export function readLives(reader: Reader, atLeast = 2): Required<Lives> {
  const name = reader.firstOf('time', 'x', 'times', 'lives', 'data');
  const time = reader.numbers(name, { atLeast, above: 0 });
  const eventName = reader.firstOf('event', 'failed', 'status');
  const event = reader.has(eventName)
    ? reader.flags(eventName, { beside: [name, time.length] })
    : time.map(() => true);
  const count = reader.has('count')
    ? reader.numbers('count', { beside: [name, time.length], min: 1, whole: true })
    : time.map(() => 1);
  return { time, event, count };
}

/** Number of failures, identical items counted. */
export const failuresOf = ({ time, event, count }: Lives): number =>
  time.reduce((sum, _, i) => sum + ((event?.[i] ?? true) ? (count?.[i] ?? 1) : 0), 0);

/** Number of items, failed or not. */
export const unitsOf = ({ time, count }: Lives): number =>
  time.reduce((sum, _, i) => sum + (count?.[i] ?? 1), 0);
