import type { ElementSymbol } from '../metal/alloy/element.ts';
import { contentsAt, type HeatModel, type Points } from './heat-model.ts';

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

/** Runs the members of a heat from now to the latest time. */
export function pictureOf(
  heat: HeatModel,
  points: Points,
  of: { readonly elements: readonly ElementSymbol[]; readonly now_s: number; readonly latest_s: number },
): Picture {
  const { elements } = of;
  const times_s = timesFrom(of.now_s, of.latest_s);
  const every = Math.ceil(times_s.length / MODEL_TIMES);
  const last = times_s.length - 1;
  const knots = [...times_s.keys()].filter((t) => t % every === 0 || t === last);
  const wanted = knots.flatMap((t) => elements.map((element) => ({ element, at_s: times_s[t]! })));
  const found = contentsAt(heat, points, wanted);
  const contents = new Float64Array(points.samples * times_s.length * elements.length);
  for (let t = 0; t <= last; t++) {
    const k = Math.floor(t / every);
    const from_s = times_s[knots[k]!]!;
    const to_s = times_s[knots[k + 1] ?? last]!;
    const share = to_s > from_s ? (times_s[t]! - from_s) / (to_s - from_s) : 0;
    for (let s = 0; s < points.samples; s++) {
      for (let e = 0; e < elements.length; e++) {
        const at = (s * knots.length + k) * elements.length + e;
        const next = share === 0 ? at : at + elements.length;
        contents[(s * times_s.length + t) * elements.length + e] = between(found[at]!, found[next]!, share);
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
