/** Requests that one address may send: so many a second over time, and so many at once. */
interface Pace {
  readonly perSecond: number;
  readonly atOnce: number;
}

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
