import type { SimulateInput, SimulateOutput } from '../src/documents/heats/simulate.ts';
import type { ElementSymbol } from '../src/metal/alloy/element.ts';

/** One sample of a simulated route, as comparisons look at it. Contents in ppm by mass. */
export interface Run {
  readonly document: SimulateInput;
  readonly output: SimulateOutput;
  /** Content when the route begins. */
  readonly start: (element: ElementSymbol) => number;
  readonly final: (element: ElementSymbol) => number;
  /** Content at a time of the whole route that the document asks for in `at_s`; the end of the route else. */
  readonly at: (element: ElementSymbol, time_s: number) => number;
  readonly dissolved: (element: ElementSymbol) => number;
  /** kg that went to a sink over the route. */
  readonly to: (element: ElementSymbol, sink: string) => number;
}

/** Which of the values of a document is looked at: its only one, or the lower or upper of two. */
export type Which = 'only' | 'lower' | 'upper';

/** Rank of 5 % and 95 % between two values: the output prints quantiles by linear interpolation. */
const INSET = 0.05;

/**
 * A run out of an output of one or two samples. Of two values a < b the output prints a + 0.05 (b - a) and
 * b - 0.05 (b - a), so both are known; each element is ordered by itself.
 */
export function runOf(document: SimulateInput, output: SimulateOutput, which: Which): Run {
  const read = (content: SimulateOutput['final'][ElementSymbol]): number => {
    if (!content) return 0;
    if (which === 'only') return content.mean_ppm;
    const step = ((content.p95_ppm - content.p05_ppm) * INSET) / (1 - 2 * INSET);
    return Math.max(0, which === 'lower' ? content.p05_ppm - step : content.p95_ppm + step);
  };
  return {
    document,
    output,
    start: (element) => charged(document, element),
    final: (element) => read(output.final[element]),
    at: (element, time_s) => {
      const found = output.trajectory.find((one) => Math.abs(one.time_s - time_s) < 1e-6);
      return read((found?.composition ?? output.final)[element]);
    },
    dissolved: (element) => output.final[element]?.dissolved_mean_ppm ?? Number.NaN,
    to: (element, sink) =>
      output.exchange.reduce(
        (sum, row) => sum + (row.element === element && row.to === sink ? row.kg : 0),
        0,
      ),
  };
}

function charged({ melt }: SimulateInput, element: ElementSymbol): number {
  const ppm = melt.composition_ppm?.[element];
  if (ppm !== undefined) return ppm;
  const wtpct = melt.composition_wtpct?.[element];
  if (wtpct !== undefined) return wtpct * 1e4;
  if (melt.balance !== element) return 0;
  const others = [
    ...Object.values(melt.composition_wtpct ?? {}).map((value) => value * 1e4),
    ...Object.values(melt.composition_ppm ?? {}),
  ];
  return 1e6 - others.reduce((sum, value) => sum + value, 0);
}

/** Share of an element that left. */
export const removed =
  (element: ElementSymbol) =>
  (run: Run): number =>
    1 - run.final(element) / run.start(element);

export const finalOf =
  (element: ElementSymbol) =>
  (run: Run): number =>
    run.final(element);

/** Number setting of the first step; NaN when it is none. */
export const setting = (run: Run, name: string): number => {
  const value = run.document.route[0]?.settings?.[name];
  return typeof value === 'number' ? value : Number.NaN;
};

/** First-order constant [m/s] of an element over the first step: ln(m0/m)/(A/V t), m the mass of the element. */
export const firstOrder =
  (element: ElementSymbol) =>
  (run: Run): number =>
    Math.log(run.start(element) / (run.final(element) * run.output.metal_yield)) /
    (setting(run, 'areaToVolume_per_m') * setting(run, 'time_s'));

/** Second-order constant [m/s per mass%] of an element over the first step: (1/c - 1/c0)/(A/V t), c in mass%. */
export const secondOrder =
  (element: ElementSymbol) =>
  (run: Run): number =>
    (1e4 / run.final(element) - 1e4 / run.start(element)) /
    (setting(run, 'areaToVolume_per_m') * setting(run, 'time_s'));
