/** How far the clock of this device is from that of the server, kept for the time without a network. */
const KEPT = 'remelt-outbox-clock';
/** Clocks that differ by more are told [ms]; less is the way of an answer, and clocks of one network. */
const TOLD_MS = 60_000;
/** A worse estimate by more than the way of an answer is no estimate of the same clock [ms]. */
const SAME_MS = 2_000;

/** Server less device [ms], never too much: an answer was under way. Absent = not heard since the page was opened. */
let heardAhead_ms: number | undefined;
/** Clocks of the device at the latest answer: the one that people set, and the one that runs [ms]. */
let heard: { readonly wall: number; readonly running: number } | undefined;
const listeners = new Set<() => void>();

export const serverClock = {
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  /** Takes the time that the server wrote into an answer; anything else is left aside. */
  note: (time: string | null): void => {
    const at = Date.parse(time ?? '');
    if (Number.isNaN(at)) return;
    const least = at - Date.now();
    heard = { wall: Date.now(), running: performance.now() };
    const before = ahead_ms();
    if (before !== undefined && least <= before && least > before - SAME_MS) return;
    heardAhead_ms = least;
    localStorage.setItem(KEPT, String(least));
    for (const listener of listeners) listener();
  },
  /** Server less device, where that is more than clocks of one network differ by [ms]; undefined where it is not. */
  difference_ms: (): number | undefined => {
    const known = ahead_ms();
    return known !== undefined && Math.abs(known) > TOLD_MS ? known : undefined;
  },
  /** The time by the clock of the server, and whether it is known: a clock that was set back since the latest answer is not. */
  time: (): { readonly at: string; readonly isKnown: boolean } => {
    const isSetBack =
      heard !== undefined && Date.now() - heard.wall < performance.now() - heard.running - TOLD_MS;
    return {
      at: new Date(Date.now() + (ahead_ms() ?? 0)).toISOString(),
      isKnown: ahead_ms() !== undefined && !isSetBack,
    };
  },
};

/** Server less device [ms], as it was heard last, perhaps before the page was opened. */
function ahead_ms(): number | undefined {
  if (heardAhead_ms !== undefined) return heardAhead_ms;
  const text = localStorage.getItem(KEPT);
  const found = Number(text);
  return text === null || !Number.isFinite(found) ? undefined : found;
}
