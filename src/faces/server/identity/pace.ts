import type { Pace, PaceBook } from '../../../office/pace.ts';
import { tooMuch } from '../replies.ts';

/** Addresses that are remembered; more are forgotten together. */
const MOST_ADDRESSES = 10_000;

/** True when a request from an address at a time [ms] is within the pace (token bucket). */
export function paceOf({ perSecond, atOnce }: Pace): (address: string, at: number) => boolean {
  const left = new Map<string, { readonly requests: number; readonly at: number }>();
  return (address, at) => {
    if (left.size > MOST_ADDRESSES) left.clear();
    const before = left.get(address) ?? { requests: atOnce, at };
    const refilled = Math.min(atOnce, before.requests + ((at - before.at) / 1000) * perSecond);
    left.set(address, { requests: Math.max(0, refilled - 1), at });
    return refilled >= 1;
  };
}

/** Requests of an address that a process takes at once from what all processes may answer. */
const TAKEN = 20;
/** How long an address that got none waits until the office is asked for it again [ms]. */
const AGAIN_MS = 250;

/**
 * True when a request from an address is within the pace of all processes together: each takes some requests at once out of what the office
 * holds for the address. While the office does not answer, a process keeps the pace by itself.
 */
export function sharedPaceOf(
  pace: Pace,
  book: () => Promise<PaceBook>,
): (address: string) => Promise<boolean> {
  const alone = paceOf(pace);
  const held = new Map<string, { left: number; none: number; taking: Promise<void> | null }>();
  return async (address) => {
    if (held.size > MOST_ADDRESSES) held.clear();
    const one = held.get(address) ?? { left: 0, none: Number.NEGATIVE_INFINITY, taking: null };
    held.set(address, one);
    while (one.left < 1) {
      if (performance.now() - one.none < AGAIN_MS) return false;
      one.taking ??= book()
        .then(({ take }) => take(address, TAKEN, pace))
        .then((granted) => {
          one.left += granted;
          if (granted === 0) one.none = performance.now();
        })
        .finally(() => {
          one.taking = null;
        });
      const isTold = await one.taking.then(
        () => true,
        () => false,
      );
      if (!isTold) return alone(address, performance.now());
    }
    one.left -= 1;
    return true;
  };
}

/** Work that is done so many at once; what comes on top waits, so many at most. */
interface Turns {
  readonly atOnce: number;
  readonly waiting: number;
}

/** Runs work in turns; answers null, and does not begin it, where too many wait already. */
export function turnsOf({ atOnce, waiting }: Turns): <T>(work: () => Promise<T>) => Promise<T | null> {
  const queue: (() => void)[] = [];
  let running = 0;
  return async (work) => {
    if (running >= atOnce) {
      if (queue.length >= waiting) return null;
      await new Promise<void>((turn) => void queue.push(turn));
    } else running += 1;
    try {
      return await work();
    } finally {
      const next = queue.shift();
      // the turn is handed on, so that nobody who comes now overtakes who waits
      if (next) next();
      else running -= 1;
    }
  };
}

/** Counts what is open by its person. */
export function openCount(): {
  readonly of: (person: string) => number;
  readonly all: () => number;
  /** Notes one more; answers how to note its end. */
  readonly open: (person: string) => () => void;
} {
  const counts = new Map<string, number>();
  let all = 0;
  const change = (person: string, by: 1 | -1): void => {
    const count = (counts.get(person) ?? 0) + by;
    if (count > 0) counts.set(person, count);
    else counts.delete(person);
    all += by;
  };
  return {
    of: (person) => counts.get(person) ?? 0,
    all: () => all,
    open: (person) => {
      change(person, 1);
      return () => change(person, -1);
    },
  };
}

/** How many of something one person, and all together, may have open. */
interface Bounds {
  readonly ofPerson: number;
  readonly ofAll: number;
  /** What is counted. */
  readonly what: string;
  /** The refusal; `whose` is " of yours", or nothing where all have too many. */
  readonly words: (whose: string) => string;
  /** What the person does who has too many. */
  readonly cure: string;
  /** After so long it may be asked for again [s]. */
  readonly wait_s: number;
}

/** Throws HttpRefusal where a person (429), or all together (503), have as many open as may be. */
export function requireRoom(
  open: Pick<ReturnType<typeof openCount>, 'of' | 'all'>,
  person: string,
  { ofPerson, ofAll, what, words, cure, wait_s }: Bounds,
): void {
  const isOwn = open.of(person) >= ofPerson;
  if (!isOwn && open.all() < ofAll) return;
  throw tooMuch(isOwn ? 429 : 503, words(isOwn ? ' of yours' : ''), {
    allowed: `${ofPerson} ${what} of one person, ${ofAll} of all`,
    cure: isOwn ? cure : `ask again in ${wait_s} seconds`,
    wait_s,
  });
}
