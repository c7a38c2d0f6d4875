import type { ElementSymbol } from '../../metal/alloy/element.ts';

/** What the members of a heat hold over time [ppm]: `contents[(s * times + t) * elements + e]`. */
export interface ContentsOverTime {
  readonly times_s: readonly number[];
  readonly elements: readonly ElementSymbol[];
  readonly contents: Float64Array;
}

/** Content of some elements together at one time, by member [ppm]; an element without contents counts as none. */
export const contentAt =
  ({ elements, times_s, contents }: ContentsOverTime, of: readonly ElementSymbol[], t: number) =>
  (s: number): number =>
    of.reduce(
      (sum, element) =>
        sum + (contents[(s * times_s.length + t) * elements.length + elements.indexOf(element)] ?? 0),
      0,
    );

/** A melter pours to the minute; of a long heat this many times are computed, its first part to the minute. */
const STEP_S = 60;
const MOST_TIMES = 150;
const MINUTES_OF_LONG = 100;
/** Halvings of the growth of steps: to double precision of the longest heat. */
const BISECTIONS = 60;
/** Times at which the furnace model is run; between them ln(content) is taken as linear. */
const MODEL_TIMES = 40;

/** Times of a heat, and the contents that the furnace model has to give. */
export interface TimeGrid extends Omit<ContentsOverTime, 'contents'> {
  /** Indices of the times at which the furnace model is run. */
  readonly knots: readonly number[];
  readonly wanted: readonly { readonly element: ElementSymbol; readonly at_s: number }[];
}

/** The times from now to the latest, and what the furnace model has to give at them. */
export function timeGrid(of: {
  readonly elements: readonly ElementSymbol[];
  readonly now_s: number;
  readonly latest_s: number;
}): TimeGrid {
  const { elements } = of;
  const times_s = timesFrom(of.now_s, of.latest_s);
  const every = Math.ceil(times_s.length / MODEL_TIMES);
  const knots = [...times_s.keys()].filter((t) => t % every === 0 || t === times_s.length - 1);
  const wanted = knots.flatMap((t) => elements.map((element) => ({ element, at_s: times_s[t]! })));
  return { times_s, elements, knots, wanted };
}

/** Contents at every time of a grid from those that the model gave: `found[s * wanted.length + r]` [ppm]. */
export function contentsOnGrid(
  { times_s, elements, knots }: TimeGrid,
  found: Float64Array,
): ContentsOverTime {
  const width = elements.length;
  const row = knots.length * width;
  const members = found.length / row;
  const contents = new Float64Array(members * times_s.length * width);
  for (let k = 0; k < knots.length; k++) {
    const from = knots[k]!;
    const to = knots[k + 1] ?? from + 1;
    for (let t = from; t < to; t++) {
      const next = t === from ? 0 : width;
      const share = t === from ? 0 : (times_s[t]! - times_s[from]!) / (times_s[to]! - times_s[from]!);
      for (let s = 0; s < members; s++) {
        for (let e = 0; e < width; e++) {
          const at = s * row + k * width + e;
          contents[(s * times_s.length + t) * width + e] = between(found[at]!, found[at + next]!, share);
        }
      }
    }
  }
  return { times_s, elements, contents };
}

/** To the minute; the later part of a heat that is longer than that allows in steps that grow, all of the same ratio. */
function timesFrom(now_s: number, latest_s: number): number[] {
  const span_s = latest_s - now_s;
  const count = Math.ceil(span_s / STEP_S);
  if (count <= MOST_TIMES) return [...Array.from({ length: count }, (_, k) => now_s + STEP_S * k), latest_s];
  const growth = growthOf(span_s / STEP_S - MINUTES_OF_LONG, MOST_TIMES - MINUTES_OF_LONG);
  const times_s = Array.from({ length: MINUTES_OF_LONG + 1 }, (_, k) => now_s + STEP_S * k);
  for (let step_s = STEP_S * growth; times_s.length < MOST_TIMES; step_s *= growth) {
    times_s.push(times_s.at(-1)! + step_s);
  }
  return [...times_s, latest_s];
}

/** g so that g + g^2 + ... + g^steps is `sum`, which is more than `steps`. */
function growthOf(sum: number, steps: number): number {
  let [low, high] = [1, sum];
  for (let k = 0; k < BISECTIONS; k++) {
    const g = (low + high) / 2;
    let total = 0;
    for (let i = 0, power = g; i < steps && total < sum; i++, power *= g) total += power;
    if (total < sum) low = g;
    else high = g;
  }
  return low;
}

const between = (a: number, b: number, share: number): number =>
  a > 0 && b > 0 ? a * (b / a) ** share : a + (b - a) * share;
