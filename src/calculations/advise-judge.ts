import { type ElementSymbol, elementsIn } from '../metal/alloy/element.ts';
import { limitOf, type Specification } from '../metal/alloy/specification.ts';
import type { Picture } from './advise-picture.ts';

/** One side of one limit [ppm]; of a sum when it names several elements. */
export interface JudgedLimit {
  readonly elements: readonly ElementSymbol[];
  readonly side: 'min' | 'max';
  readonly limit_ppm: number;
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
  /** Members by when they are first inside. */
  readonly order: Int32Array;
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
  return rows.flatMap(({ elements: of, min, max }): JudgedLimit[] => [
    ...(min !== undefined && min > 0 ? [{ elements: of, side: 'min' as const, limit_ppm: min * PPM }] : []),
    ...(max === undefined ? [] : [{ elements: of, side: 'max' as const, limit_ppm: max * PPM }]),
  ]);
}

/** Judges the members at every time of their picture. */
export function judgeOverTime(
  picture: Picture,
  of: { readonly limits: readonly JudgedLimit[]; readonly weights: Float64Array },
): Judged {
  const { limits, weights } = of;
  const { elements, times_s } = picture;
  const times = times_s.length;
  const contents = new Float64Array(weights.length * times * limits.length);
  const inside = new Uint8Array(weights.length * times).fill(1);
  const places = limits.map((limit) => limit.elements.map((element) => elements.indexOf(element)));
  for (let at = 0; at < inside.length; at++) {
    const row = at * elements.length;
    for (let k = 0; k < limits.length; k++) {
      const { side, limit_ppm } = limits[k]!;
      let sum = 0;
      for (const e of places[k]!) sum += picture.contents[row + e]!;
      contents[at * limits.length + k] = sum;
      if (side === 'max' ? sum > limit_ppm : sum < limit_ppm) inside[at] = 0;
    }
  }
  return judgedOf({ times_s, limits, weights, contents, inside });
}

/** Judged members with what is derived from who is inside when. */
export function judgedOf(picture: Omit<Judged, 'changes' | 'from' | 'order'>): Judged {
  const { inside, times_s } = picture;
  const times = times_s.length;
  const members = inside.length / times;
  const changes: number[] = [];
  const from = new Int32Array(members + 1);
  const first = new Float64Array(members).fill(times);
  for (let s = 0; s < members; s++) {
    for (let t = 0; t < times; t++) {
      const before = t === 0 ? 0 : inside[s * times + t - 1]!;
      if (inside[s * times + t] === before) continue;
      changes.push(t);
      if (first[s] === times) first[s] = t;
    }
    from[s + 1] = changes.length;
  }
  const order = Int32Array.from(first.keys()).sort((a, b) => first[a]! - first[b]! || a - b);
  return { ...picture, changes: Int32Array.from(changes), from, order };
}

/** Probability that every limit holds, by time. */
export function sureness({ changes, from, times_s }: Judged, weights: Float64Array): Float64Array {
  const out = new Float64Array(times_s.length);
  for (let s = 0; s < weights.length; s++) {
    let sign = 1;
    for (let k = from[s]!; k < from[s + 1]!; k++) {
      out[changes[k]!]! += sign * weights[s]!;
      sign = -sign;
    }
  }
  for (let t = 1; t < out.length; t++) out[t]! += out[t - 1]!;
  return out;
}

/** Weighted mean, 5 and 95 % point of one limit's content at one time, and the chance that it holds. */
export function contentBand(
  { contents, weights, limits, times_s }: Judged,
  k: number,
  t: number,
): { readonly mean_ppm: number; readonly p05_ppm: number; readonly p95_ppm: number; readonly holds: number } {
  const { side, limit_ppm } = limits[k]!;
  const rows = Array.from(weights, (weight, s) => ({
    weight,
    value: contents[(s * times_s.length + t) * limits.length + k]!,
  }));
  const at = quantiles(rows);
  let mean = 0;
  let holds = 0;
  for (const { weight, value } of rows) {
    mean += weight * value;
    if (side === 'max' ? value <= limit_ppm : value >= limit_ppm) holds += weight;
  }
  return { mean_ppm: mean, p05_ppm: at(0.05), p95_ppm: at(0.95), holds };
}

/** When each member is first inside every limit, as 5, 50 and 95 % points; null = not by the last time. */
export function insideTimes({ inside, times_s, weights }: Judged): {
  readonly p05: number | null;
  readonly p50: number | null;
  readonly p95: number | null;
} {
  const rows = Array.from(weights, (weight, s) => {
    const t = times_s.findIndex((_, i) => inside[s * times_s.length + i] === 1);
    return { weight, value: t < 0 ? Number.POSITIVE_INFINITY : times_s[t]! };
  });
  const at = quantiles(rows);
  const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);
  return { p05: finite(at(0.05)), p50: finite(at(0.5)), p95: finite(at(0.95)) };
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
