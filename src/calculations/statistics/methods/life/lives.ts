import type { Lives } from '../../../../foundation/statistics/life/lives.ts';
import type { Reader } from '../../../method/reader.ts';

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
