import type { Kept } from '../../desk/context.ts';

/** Small answers that are kept, by default; the oldest go first. */
const MOST = 20_000;

/** Keeps small answers for as long as the process lives, so that a server works each out once and not at every look. */
export function answersInMemory(most = MOST): Kept {
  const known = new Map<string, unknown>();
  return {
    get: (key) => known.get(key),
    put: (entries) => {
      for (const [key, answer] of entries) known.set(key, answer);
      for (const key of known.keys()) {
        if (known.size <= most) return;
        known.delete(key);
      }
    },
  };
}
