/** Choices that depend on a seed and the number of a case only: the same pair always makes the same case. */
export interface Dice {
  /** A whole number from 0 to below `end`. */
  readonly below: (end: number) => number;
  readonly one: <T>(list: readonly T[]) => T;
  readonly chance: (probability: number) => boolean;
}

/** The dice of one case (mulberry32). */
export function diceOf(seed: number, index: number): Dice {
  let state = Math.imul(seed, 0x9e3779b1) ^ Math.imul(index + 1, 0x85ebca6b);
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const below = (end: number): number => Math.floor(next() * end);
  return { below, one: (list) => list[below(list.length)]!, chance: (probability) => next() < probability };
}
