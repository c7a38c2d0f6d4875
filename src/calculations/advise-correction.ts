import type { AdviseInput, AdviseOutput } from '../faces/formats/advise.ts';
import type { ElementSymbol } from '../metal/alloy/element.ts';
import { significant } from '../models/charge/limit-row.ts';
import { contentBand, type Judged, type JudgedLimit } from './advise-judge.ts';
import type { Stop } from './advise-stop.ts';
import { ADDITION_MINUTES, correct } from './correct.ts';
import type { PlanControl, PlanFacts } from './plan-context.ts';

/** Standard deviations between the 5 and the 95 % point of a normal distribution. */
const SD_IN_90_PERCENT = 3.29;

/** Lower limits that the melt is not sure enough to keep when it is the surest: waiting does not raise them, an addition does. */
export const lackingOf = (judged: Judged, { index, enough }: Stop, wanted: number): JudgedLimit[] =>
  enough
    ? []
    : judged.limits.filter(({ side }, k) => side === 'min' && contentBand(judged, k, index).holds < wanted);

/** When an addition is made and the melt poured. */
export interface AdditionTime {
  readonly at_s: number;
  /** Place of the pour among the times. */
  readonly index: number;
}

/** As late as the pour of everything else allows, so that little of it is lost: it has to dissolve before. */
export function additionTime(times_s: readonly number[], stop: Pick<Stop, 'index'>): AdditionTime {
  const dissolves_s = 60 * ADDITION_MINUTES;
  const [now_s] = times_s as readonly [number, ...number[]];
  const dissolved = times_s.findIndex((one) => one >= now_s + dissolves_s);
  const index = Math.max(stop.index, dissolved < 0 ? times_s.length - 1 : dissolved);
  return { at_s: Math.max(now_s, times_s[index]! - dissolves_s), index };
}

/**
 * The least-cost additions to the melt as it will be when it is poured: what is known of it then stands for a sample.
 * Throws what `correct` throws.
 */
export async function correctionFor(
  input: AdviseInput,
  of: {
    readonly facts: PlanFacts;
    readonly control: PlanControl;
    readonly judged: Judged;
    readonly time: AdditionTime;
    /** Sure enough to pour [1]. */
    readonly wanted: number;
  },
): Promise<NonNullable<AdviseOutput['correction']>> {
  const { facts, control, judged, wanted } = of;
  const { at_s, index } = of.time;
  const seen = new Map<ElementSymbol, { readonly mean_ppm: number; readonly sd_ppm: number }>();
  judged.limits.forEach(({ elements }, k) => {
    if (elements.length !== 1 || seen.has(elements[0]!)) return;
    const { mean_ppm, p05_ppm, p95_ppm } = contentBand(judged, k, index);
    seen.set(elements[0]!, { mean_ppm, sd_ppm: (p95_ppm - p05_ppm) / SD_IN_90_PERCENT });
  });
  const results = [...seen].map(([element, { mean_ppm, sd_ppm }]) => ({
    element,
    text: significant(mean_ppm),
    unit: 'ppm' as const,
    sd: sd_ppm,
  }));
  const output = await correct(
    {
      target: input.target,
      melt: { mass_kg: input.melt.mass_kg },
      sample: { results, minutes: 1 },
      ...(input.additions ? { additions: input.additions } : {}),
      ...(input.furnaceRoom_kg === undefined ? {} : { furnaceRoom_kg: input.furnaceRoom_kg }),
      confidence: wanted,
      ...(input.seed === undefined ? {} : { seed: input.seed }),
    },
    facts,
    control,
  );
  const { verdict, words, additions, cost_usd, certificate } = output;
  const pour_s = judged.times_s[index]!;
  return { verdict, words, at_s, pour_s, additions, cost_usd, certificate };
}
