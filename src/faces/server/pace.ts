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
