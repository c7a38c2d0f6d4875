import { useSyncExternalStore } from 'react';
import { serverClock } from '../api/server-clock.ts';
import { WORDS } from '../words.ts';

const { furnace: words } = WORDS;

/** Says that the clock of this device is wrong, and by what time it books; nothing while it is right. */
export function ClockOff() {
  const difference_ms = useSyncExternalStore(serverClock.subscribe, serverClock.difference_ms);
  if (difference_ms === undefined) return null;
  return (
    <p className="card hold" role="status">
      {words.clockOff(spanOf(Math.abs(difference_ms)), difference_ms > 0)}
    </p>
  );
}

const MINUTE_MS = 60_000;

/** A span of time in the unit that people say it in. */
export function spanOf(span_ms: number): string {
  const minutes = Math.round(span_ms / MINUTE_MS);
  const [unit, count] =
    minutes < 120
      ? (['minute', minutes] as const)
      : minutes < 24 * 60
        ? (['hour', Math.round(minutes / 60)] as const)
        : (['day', Math.round(minutes / 60 / 24)] as const);
  return new Intl.NumberFormat(undefined, { style: 'unit', unit, unitDisplay: 'long' }).format(count);
}
