import type { AdviseOutput } from '../../documents/heats/advise.ts';
import type { ParametricHeat } from '../furnace/parametric-heat.ts';
import { type ContentsOverTime, contentAt } from './contents-over-time.ts';
import { bandOf, type Judged } from './judge.ts';

/** Times of a course: enough for a chart. */
const MOST_TIMES = 48;

/** What the members hold over time, from one wait for a result before now to the latest time, and what was read of it. */
export function courseOf(
  { past, future }: { readonly past: ContentsOverTime; readonly future: ContentsOverTime },
  of: { readonly whole: Judged; readonly sure: Float64Array; readonly heat: ParametricHeat },
): AdviseOutput['course'] {
  const { whole, sure, heat } = of;
  const { weights, limits } = whole;
  // the last time of the past is now, the first of the future
  const before = past.times_s.slice(0, -1);
  const times = [
    ...thinned(before.length, MOST_TIMES / 4).map((t) => ({ from: past, t })),
    ...thinned(future.times_s.length, MOST_TIMES).map((t) => ({ from: future, t })),
  ];
  const named = new Map(limits.map(({ elements }) => [elements.join('+'), elements]));
  const limited = new Set(limits.flatMap(({ elements }) => elements));
  return {
    times_s: times.map(({ from, t }) => from.times_s[t]!),
    sure: times.map(({ from, t }) => (from === future ? sure[t]! : null)),
    contents: [...named].map(([name, elements]) => {
      const bands = times.map(({ from, t }) => bandOf(weights, contentAt(from, elements, t)));
      return {
        of: name,
        mean_ppm: bands.map(({ mean_ppm }) => mean_ppm),
        p05_ppm: bands.map(({ p05_ppm }) => p05_ppm),
        p95_ppm: bands.map(({ p95_ppm }) => p95_ppm),
      };
    }),
    readings: heat.readings
      .filter(({ element }) => limited.has(element))
      .map(({ sample, element, at_s, value_ppm, sd_ppm, below }) => ({
        of: element,
        sample,
        at_s,
        ppm: value_ppm,
        sd_ppm,
        below,
      })),
  };
}

/** Places of at most about `most` of `count` things, the first and the last among them. */
function thinned(count: number, most: number): number[] {
  const every = Math.max(1, Math.ceil(count / most));
  return Array.from({ length: count }, (_, t) => t).filter((t) => t % every === 0 || t === count - 1);
}
