import { type ElementSymbol, elementsIn } from '../../metal/alloy/element.ts';
import { limitOf, type Specification } from '../../metal/alloy/specification.ts';
import type { ContentsOverTime } from './contents-over-time.ts';

/** One side of one limit [ppm]; of a sum when it names several elements. */
export interface JudgedLimit {
  readonly elements: readonly ElementSymbol[];
  readonly side: 'min' | 'max';
  readonly limit_ppm: number;
  /** True when the element has no row of its own. */
  readonly residual?: boolean;
}

/** The members of a heat over time, against its limits. */
export interface Judged {
  readonly times_s: readonly number[];
  readonly limits: readonly JudgedLimit[];
  readonly weights: Float64Array;
  /** `contents[(s * times + t) * limits + k]` [ppm]. */
  readonly contents: Float64Array;
  /** `inside[s * times + t]`: 1 when every limit holds. */
  readonly inside: Uint8Array;
  /** Where a member comes inside or leaves: `changes[from[s] .. from[s + 1])`, times in turn. */
  readonly changes: Int32Array;
  readonly from: Int32Array;
  /** When a member is first inside [s]; infinite: not by the last time. */
  readonly first_s: Float64Array;
  /** Place among the times from which a member is poured more than one wait for a result after it was first inside. */
  readonly lateFrom: Int32Array;
  /** Members by when they are first inside. */
  readonly order: Int32Array;
}

/** What a melt that was inside before the first time is judged by. */
export interface LateRule {
  /** Wait for a result [s]: poured later than this after it was first inside is late. */
  readonly delay_s: number;
  /** The members up to the first time, from one wait before it or from the start of the route. */
  readonly past: ContentsOverTime;
}

const PPM = 1e6;

/** Every limit that a melt of these elements has to keep, residual limits included. */
export function judgedLimits(
  specification: Specification,
  elements: readonly ElementSymbol[],
): JudgedLimit[] {
  const all = new Set([...elements, ...elementsIn(specification.limits)]);
  const rows = [
    ...[...all].flatMap((element) => {
      const limit = limitOf(specification, element);
      return limit ? [{ elements: [element], ...limit }] : [];
    }),
    ...specification.sums,
  ];
  return rows.flatMap((row): JudgedLimit[] => {
    const { elements: of, min, max } = row;
    const kind = 'basis' in row && row.basis === 'residual' ? { residual: true } : {};
    return [
      ...(min !== undefined && min > 0 ? [{ elements: of, side: 'min' as const, limit_ppm: min * PPM }] : []),
      ...(max === undefined ? [] : [{ elements: of, side: 'max' as const, limit_ppm: max * PPM, ...kind }]),
    ];
  });
}

/** Judges the members at every time of the future. */
export function judgeOverTime(
  future: ContentsOverTime,
  of: LateRule & { readonly limits: readonly JudgedLimit[]; readonly weights: Float64Array },
): Judged {
  const { limits, weights, past, delay_s } = of;
  const before = againstLimits(past, limits, weights.length);
  return judgedOf(
    { times_s: future.times_s, limits, weights, ...againstLimits(future, limits, weights.length) },
    { delay_s, before: firstInside(before.inside, past.times_s) },
  );
}

/** Contents that are limited, and who is inside when. */
function againstLimits(
  { elements, times_s, contents: all }: ContentsOverTime,
  limits: readonly JudgedLimit[],
  members: number,
): Pick<Judged, 'contents' | 'inside'> {
  const contents = new Float64Array(members * times_s.length * limits.length);
  const inside = new Uint8Array(members * times_s.length).fill(1);
  const places = limits.map((limit) => limit.elements.map((element) => elements.indexOf(element)));
  for (let at = 0; at < inside.length; at++) {
    const row = at * elements.length;
    for (let k = 0; k < limits.length; k++) {
      const { side, limit_ppm } = limits[k]!;
      let sum = 0;
      for (const e of places[k]!) sum += all[row + e]!;
      contents[at * limits.length + k] = sum;
      if (side === 'max' ? sum > limit_ppm : sum < limit_ppm) inside[at] = 0;
    }
  }
  return { contents, inside };
}

/** When each member is first inside [s]; infinite: at no time. */
function firstInside(inside: Uint8Array, times_s: readonly number[]): Float64Array {
  const times = times_s.length;
  return Float64Array.from({ length: inside.length / times }, (_, s) => {
    const t = inside.subarray(s * times, (s + 1) * times).indexOf(1);
    return t < 0 ? Number.POSITIVE_INFINITY : times_s[t]!;
  });
}

/** Judged members with what is derived from who is inside when; `before`: when a member was first inside until then [s]. */
export function judgedOf(
  base: Omit<Judged, 'changes' | 'from' | 'order' | 'first_s' | 'lateFrom'>,
  { delay_s, before }: { readonly delay_s: number; readonly before?: Float64Array },
): Judged {
  const { inside, times_s } = base;
  const times = times_s.length;
  const members = inside.length / times;
  const changes: number[] = [];
  const from = new Int32Array(members + 1);
  for (let s = 0; s < members; s++) {
    for (let t = 0; t < times; t++) {
      const last = t === 0 ? 0 : inside[s * times + t - 1]!;
      if (inside[s * times + t] !== last) changes.push(t);
    }
    from[s + 1] = changes.length;
  }
  const first_s = firstInside(inside, times_s).map((one, s) => Math.min(one, before?.[s] ?? one));
  const lateFrom = Int32Array.from(first_s, (one) => lateAfter(one, { times_s, delay_s }));
  const order = Int32Array.from(first_s.keys()).sort((a, b) => first_s[a]! - first_s[b]! || a - b);
  return { ...base, changes: Int32Array.from(changes), from, first_s, lateFrom, order };
}

/** A melt that was inside one wait ago already came inside before that: it is late now, unless the route began so. */
function lateAfter(
  first_s: number,
  { times_s, delay_s }: Pick<Judged, 'times_s'> & { readonly delay_s: number },
): number {
  const late = times_s.findIndex((one) => (first_s === 0 ? one > delay_s : one >= first_s + delay_s));
  return late < 0 ? times_s.length : late;
}

/** What sums of shares with signs leave of nothing [1]. */
const ROUNDING = 1e-12;

/** Probability that every limit holds, by time. */
export function sureness({ changes, from, times_s }: Judged, weights: Float64Array): Float64Array {
  const out = new Float64Array(times_s.length);
  for (let s = 0; s < weights.length; s++) {
    if (weights[s] === 0) continue;
    let change = weights[s]!;
    for (let k = from[s]!; k < from[s + 1]!; k++) {
      out[changes[k]!]! += change;
      change = -change;
    }
  }
  let share = 0;
  for (let t = 0; t < out.length; t++) {
    share += out[t]!;
    out[t] = share < ROUNDING ? 0 : Math.min(1, share);
  }
  return out;
}

/** Probability that the melt was first inside more than one wait for a result before, by time. */
export function lateness({ lateFrom, times_s }: Judged, weights: Float64Array): Float64Array {
  const out = new Float64Array(times_s.length + 1);
  for (let s = 0; s < weights.length; s++) out[lateFrom[s]!]! += weights[s]!;
  for (let t = 1; t < times_s.length; t++) out[t]! += out[t - 1]!;
  return out;
}

/** Weighted mean, 5 and 95 % point of a content [ppm]. */
export interface ContentBand {
  readonly mean_ppm: number;
  readonly p05_ppm: number;
  readonly p95_ppm: number;
}

/** The band of what the members hold: `contentAt(s)` [ppm]. */
export function bandOf(weights: Float64Array, contentAt: (s: number) => number): ContentBand {
  const rows = Array.from(weights, (weight, s) => ({ weight, value: contentAt(s) }));
  const at = quantiles(rows);
  const mean_ppm = rows.reduce((sum, { weight, value }) => sum + weight * value, 0);
  return { mean_ppm, p05_ppm: at(0.05), p95_ppm: at(0.95) };
}

/** The chance that one limit holds at one time. */
export function chanceToHold({ contents, weights, limits, times_s }: Judged, k: number, t: number): number {
  const { side, limit_ppm } = limits[k]!;
  let chance = 0;
  for (let s = 0; s < weights.length; s++) {
    const ppm = contents[(s * times_s.length + t) * limits.length + k]!;
    if (side === 'max' ? ppm <= limit_ppm : ppm >= limit_ppm) chance += weights[s]!;
  }
  return chance;
}

/** The band of one limit's content at one time, and the chance that it holds. */
export function contentBand(judged: Judged, k: number, t: number): ContentBand & { readonly holds: number } {
  const { contents, weights, limits, times_s } = judged;
  const contentAt = (s: number): number => contents[(s * times_s.length + t) * limits.length + k]!;
  return { ...bandOf(weights, contentAt), holds: chanceToHold(judged, k, t) };
}

/** When each member is first inside every limit, as 5, 50 and 95 % points; null = not by the last time. */
export function insideTimes({ first_s, weights }: Judged): {
  readonly p05: number | null;
  readonly p50: number | null;
  readonly p95: number | null;
} {
  const at = quantiles(Array.from(weights, (weight, s) => ({ weight, value: first_s[s]! })));
  const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);
  return { p05: finite(at(0.05)), p50: finite(at(0.5)), p95: finite(at(0.95)) };
}

/** Chance that a melt poured at place `index` is inside and came inside at most one wait for a result before. */
export function onTimeAt({ inside, times_s, lateFrom, weights }: Judged, index: number): number {
  return weights.reduce(
    (sum, weight, s) => sum + (inside[s * times_s.length + index] === 1 && lateFrom[s]! > index ? weight : 0),
    0,
  );
}

function quantiles(rows: readonly { weight: number; value: number }[]): (share: number) => number {
  const sorted = [...rows].sort((a, b) => a.value - b.value);
  return (share) => {
    let sum = 0;
    for (const { weight, value } of sorted) {
      sum += weight;
      if (sum >= share) return value;
    }
    return sorted.at(-1)!.value;
  };
}
