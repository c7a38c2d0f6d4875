/** A charge that keeps z standard deviations, and how it did on the planning draws. */
export interface AtZ {
  readonly z: number;
  /** Normal quantile of the share of draws that pass less that of the share wanted: about linear in z, positive = reached. */
  readonly surplus: number;
}

/** Width at which the search ends: about 0.01 % of the cost. */
export const Z_STEP = 0.02;
/** Aim beyond the estimated crossing [1 of Z_STEP]: the next try should fall on its other side. */
const OVERSHOOT = 0.4;
/** Longest step of z, and the rise of the surplus with z where nothing is known: of a single normal limit. */
const LONGEST_STEP = 1;
const SLOPE = 1;
/** Slopes are believed within these bounds. */
const BELIEVED = { least: 0.25, most: 4 };
/** Tries after which the bracket is halved instead of interpolated: the cheapest charge jumps with z. */
const INTERPOLATED = 8;
/** Width at which the largest z that has a charge counts as found. */
const CEILING_STEP = 0.04;
/** z beyond which no confidence is looked for. */
export const MOST_Z = 6;

/**
 * Least z, to Z_STEP, from `from` on, at which the cheapest charge passes as often as wanted; when none does, the
 * furthest z that has a charge at all, not reached; null when even `from` has none. Starts at a guess; the next z is
 * where a straight line through the tries before crosses, a little beyond, so that three or four tries do.
 */
export async function leastZ<T extends AtZ>(
  tried: (z: number) => Promise<T | null>,
  { from, guess }: { from: number; guess: number },
): Promise<T | null> {
  const start = Math.max(from, guess);
  let low: T | null = null;
  let high: T | null = null;
  // z from which on no charge exists
  let ceiling = MOST_Z;
  let slope = SLOPE;
  let last: T | null = null;
  let z = start;
  for (let count = 1; ; count++) {
    const found = await tried(z);
    if (found === null) {
      if (z <= from) return null;
      if (high) return high;
      ceiling = z;
    } else {
      if (last) slope = slopeBetween(last, found) ?? slope;
      last = found;
      if (found.surplus >= 0) high = found;
      else low = found;
    }
    if (high && (high.z <= from || high.z - (low?.z ?? Number.NEGATIVE_INFINITY) <= Z_STEP)) return high;
    if (!high && low && ceiling - low.z <= CEILING_STEP) return low;
    z = nextZ({ low, high, ceiling, from, slope, halve: count >= INTERPOLATED });
  }
}

function slopeBetween(a: AtZ, b: AtZ): number | null {
  const slope = (b.surplus - a.surplus) / (b.z - a.z);
  return Number.isFinite(slope) ? Math.min(BELIEVED.most, Math.max(BELIEVED.least, slope)) : null;
}

interface Bracket {
  readonly low: AtZ | null;
  readonly high: AtZ | null;
  readonly ceiling: number;
  readonly from: number;
  readonly slope: number;
  readonly halve: boolean;
}

function nextZ({ low, high, ceiling, from, slope, halve }: Bracket): number {
  const beyond = OVERSHOOT * Z_STEP;
  const crossing = (one: AtZ): number =>
    one.z - Math.max(-LONGEST_STEP, Math.min(LONGEST_STEP, one.surplus / slope));
  if (low && high) {
    const middle = (low.z + high.z) / 2;
    if (halve) return middle;
    const estimate = crossing(low.surplus > -high.surplus ? low : high);
    const wanted = estimate + beyond < high.z - beyond ? estimate + beyond : high.z - Z_STEP;
    return wanted > low.z && wanted < high.z ? wanted : middle;
  }
  if (high) return Math.max(from, Math.min(high.z - Z_STEP, crossing(high) - beyond));
  if (low) {
    const wanted = Math.max(low.z + Z_STEP, crossing(low) + beyond);
    return wanted < ceiling ? wanted : (low.z + ceiling) / 2;
  }
  return from;
}
