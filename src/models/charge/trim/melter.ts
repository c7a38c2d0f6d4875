import { meanFractions } from '../../../metal/alloy/composition.ts';
import type { ElementSymbol } from '../../../metal/alloy/element.ts';
import type { LimitRow } from '../limit-row.ts';
import type { ChargeMaterial } from '../problem.ts';

/** What a melter does after a sample, prepared once for many melts. */
export interface Melter {
  readonly elements: readonly ElementSymbol[];
  /** Per addition: kg of each element that reach the metal per kg of metal added, order of `elements`. */
  readonly brings: readonly Float64Array[];
  /** Per addition: usd per kg of metal. */
  readonly prices: Float64Array;
  /** Index of the addition that raises an element best, or -1. */
  readonly raises: Int32Array;
  /** Index of the addition that thins: brings none of what is limited above; -1 when there is none. */
  readonly thins: number;
  /** Edges that a trimmed content keeps [kg/kg], order of `elements`. */
  readonly low: Float64Array;
  readonly high: Float64Array;
  /** Largest mass after trims over the mass before [1]. */
  readonly room: number;
}

/** Additions so far, as metal per kg of melt. */
export interface Dose {
  readonly amounts: Float64Array;
  /** Mass after over mass before [1]. */
  readonly growth: number;
}

/** Turns of topping up and thinning; each one disturbs the other a little. */
const TURNS = 6;
/** A content this near its edge, relative to it, is at it. */
const AT_EDGE = 1e-9;

/** A melter for limits on single elements, with what is at hand. `guard` keeps contents inside their limits [kg/kg]. */
export function melterOf(of: {
  limits: readonly LimitRow[];
  additions: readonly ChargeMaterial[];
  base: ElementSymbol | null;
  guard: Readonly<Partial<Record<ElementSymbol, number>>>;
  room: number;
  /** Elements that the sample does not show: nothing is done about them. */
  unseen?: ReadonlySet<ElementSymbol>;
}): Melter {
  const single = of.limits.filter((limit) => limit.elements.length === 1);
  const elements = single.map((limit) => limit.elements[0]!);
  const brings = of.additions.map(({ composition, recovery }) => {
    const means = meanFractions(composition);
    return Float64Array.from(elements, (element) => (means[element] ?? 0) * (recovery?.[element]?.mean ?? 1));
  });
  const isSeen = (e: number): boolean => !of.unseen?.has(elements[e]!);
  const low = Float64Array.from(single, ({ min }, e) =>
    min > 0 && isSeen(e) ? min + (of.guard[elements[e]!] ?? 0) : 0,
  );
  const high = Float64Array.from(single, ({ max, min }, e) =>
    isSeen(e) ? Math.max(max - (of.guard[elements[e]!] ?? 0), (max + min) / 2) : Number.POSITIVE_INFINITY,
  );
  const raises = Int32Array.from(elements, (_, e) => bestFor(brings, low, e));
  const thins = of.additions.findIndex(
    ({ composition }) => of.base !== null && (meanFractions(composition)[of.base] ?? 0) > 0.95,
  );
  return {
    elements,
    brings,
    prices: Float64Array.from(
      of.additions,
      ({ price_usd_per_kg, metalYield }) => price_usd_per_kg / metalYield,
    ),
    raises,
    thins,
    low,
    high,
    room: of.room,
  };
}

/** The addition with most of an element that has a minimum: it disturbs the others least. -1 when there is none. */
function bestFor(brings: readonly Float64Array[], low: Float64Array, e: number): number {
  let best = -1;
  if (low[e] === 0) return best;
  brings.forEach((brought, k) => {
    if (brought[e]! > 2 * low[e]! && (best < 0 || brought[e]! > brings[best]![e]!)) best = k;
  });
  return best;
}

/** True when a reading asks for nothing: inside its edges wherever something could be done about it. */
export function isGood(melter: Melter, reading: Float64Array): boolean {
  for (let e = 0; e < reading.length; e++) {
    if (reading[e]! < melter.low[e]! * (1 - AT_EDGE) && melter.raises[e]! >= 0) return false;
    if (reading[e]! > melter.high[e]! * (1 + AT_EDGE) && melter.thins >= 0) return false;
  }
  return true;
}

/**
 * Additions that bring a reading inside its edges by the melter's rule: top up what is low with what brings most of it,
 * thin what is high, again until both hold. null when the room does not do or something has no remedy. Never better
 * than the least-cost trim, and a thousand times faster.
 */
export function dose(melter: Melter, reading: Float64Array): Dose | null {
  const { brings, low, high, raises, thins, room } = melter;
  const n = reading.length;
  const content = Float64Array.from(reading);
  const amounts = new Float64Array(brings.length);
  let growth = 1;
  const add = (k: number, amount: number): void => {
    amounts[k] = amounts[k]! + amount;
    growth += amount;
    for (let e = 0; e < n; e++) content[e] = content[e]! + amount * brings[k]![e]!;
  };
  for (let turn = 0; turn < TURNS; turn++) {
    let quiet = true;
    for (let e = 0; e < n; e++) {
      const lacks = low[e]! * growth - content[e]!;
      if (lacks <= low[e]! * AT_EDGE * growth) continue;
      const k = raises[e]!;
      if (k < 0) return null;
      add(k, lacks / (brings[k]![e]! - low[e]!));
      quiet = false;
    }
    for (let e = 0; e < n; e++) {
      if (!Number.isFinite(high[e]!) || content[e]! <= high[e]! * growth * (1 + AT_EDGE)) continue;
      if (thins < 0 || brings[thins]![e]! >= high[e]!) return null;
      add(thins, (content[e]! - high[e]! * growth) / (high[e]! - brings[thins]![e]!));
      quiet = false;
    }
    if (growth > room * (1 + AT_EDGE)) return null;
    if (quiet) return { amounts, growth };
  }
  return null;
}
