import { tooMuch } from '../replies.ts';

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
  open: ReturnType<typeof openCount>,
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
