import type { ElementSymbol } from '../metal/alloy/element.ts';

/** What the members of a heat hold over time [ppm]: `contents[(s * times + t) * elements + e]`. */
export interface Picture {
  readonly times_s: readonly number[];
  readonly elements: readonly ElementSymbol[];
  readonly contents: Float64Array;
}

/** A melter pours to the minute; a long heat is looked at this many times. */
const STEP_S = 60;
const MOST_TIMES = 150;
/** Times at which the model itself is looked at; between them ln(content) is taken as straight. */
const MODEL_TIMES = 40;

/** Where the model is looked at for a picture. */
export interface PicturePlan extends Omit<Picture, 'contents'> {
  /** Places among the times at which the model itself is looked at. */
  readonly knots: readonly number[];
  readonly wanted: readonly { readonly element: ElementSymbol; readonly at_s: number }[];
}

/** What has to be looked at to know the members from now to the latest time. */
export function picturePlan(of: {
  readonly elements: readonly ElementSymbol[];
  readonly now_s: number;
  readonly latest_s: number;
}): PicturePlan {
  const { elements } = of;
  const times_s = timesFrom(of.now_s, of.latest_s);
  const every = Math.ceil(times_s.length / MODEL_TIMES);
  const knots = [...times_s.keys()].filter((t) => t % every === 0 || t === times_s.length - 1);
  const wanted = knots.flatMap((t) => elements.map((element) => ({ element, at_s: times_s[t]! })));
  return { times_s, elements, knots, wanted };
}

/** The picture of what was looked at: `found[s * wanted.length + r]` [ppm]. */
export function pictureFrom({ times_s, elements, knots }: PicturePlan, found: Float64Array): Picture {
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

function timesFrom(now_s: number, latest_s: number): number[] {
  const step_s = STEP_S * Math.max(1, Math.ceil((latest_s - now_s) / STEP_S / MOST_TIMES));
  const count = Math.ceil((latest_s - now_s) / step_s);
  return Array.from({ length: count + 1 }, (_, k) => (k === count ? latest_s : now_s + step_s * k));
}

const between = (a: number, b: number, share: number): number =>
  a > 0 && b > 0 ? a * (b / a) ** share : a + (b - a) * share;
