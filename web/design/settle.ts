/** Time after a change of the page in which a tap was meant for what stood there before: the longest usual double click [ms]. */
const SETTLE_MS = 600;

let until = Number.NEGATIVE_INFINITY;
let isSettling = false;
/** The finger that is down came too early. */
let isEarly = false;
let tappedAt = Number.NEGATIVE_INFINITY;
const listeners = new Set<() => void>();

/** Whether the page has just changed under the finger: buttons are inert for a moment. */
export const settling = {
  now: (): boolean => isSettling,
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

/** When the finger that is down, or was down last, came [ms], as `performance.now()` counts. */
export const lastTap = (): number => tappedAt;

/** Makes every button and link inert for a moment: what was booked is booked once, and the second tap presses nothing new. */
export function settle(): void {
  until = performance.now() + SETTLE_MS;
  note(true);
  setTimeout(() => {
    if (performance.now() >= until) note(false);
  }, SETTLE_MS + 1);
}

function note(now: boolean): void {
  if (now === isSettling) return;
  isSettling = now;
  for (const listener of listeners) listener();
}

const stop = (event: Event): void => {
  event.preventDefault();
  event.stopImmediatePropagation();
};

/** Keys that press what has the focus. */
const isPress = (event: Event): boolean =>
  event instanceof KeyboardEvent &&
  (event.key === 'Enter' || (event.key === ' ' && event.target instanceof HTMLButtonElement)) &&
  !(event.target instanceof HTMLTextAreaElement);

/** Stops taps and presses of a page that settles, before anything hears of them. */
export function guardTaps(page: Window): void {
  // when a tap came counts, not when a busy page gets to it
  page.addEventListener(
    'pointerdown',
    (event) => {
      tappedAt = event.timeStamp;
      isEarly = tappedAt < until;
      if (isEarly) stop(event);
    },
    true,
  );
  for (const kind of ['pointerup', 'mousedown', 'mouseup', 'click'] as const) {
    // a click without a finger comes from a key or from the page itself
    const isOfFinger = (event: Event) => kind !== 'click' || (event as MouseEvent).detail > 0;
    page.addEventListener(kind, (event) => (isEarly && isOfFinger(event) ? stop(event) : undefined), true);
  }
  page.addEventListener(
    'keydown',
    (event) => (event.timeStamp < until && isPress(event) ? stop(event) : undefined),
    true,
  );
}
