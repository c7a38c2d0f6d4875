import type { AdviseInput, AdviseOutput } from '../faces/formats/advise.ts';
import type { ElementSymbol } from '../metal/alloy/element.ts';
import { significant } from '../models/charge/limit-row.ts';
import { contentBand, type Judged } from './advise-judge.ts';
import { correct } from './correct.ts';
import type { PlanControl, PlanFacts } from './plan-context.ts';

/** Standard deviations between the 5 and the 95 % point of a normal distribution. */
const SD_IN_90_PERCENT = 3.29;

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
    readonly index: number;
    /** Sure enough to pour [1]. */
    readonly wanted: number;
  },
): Promise<AdviseOutput['correction']> {
  const { facts, control, judged, index, wanted } = of;
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
  return { verdict, words, additions, cost_usd, certificate };
}
