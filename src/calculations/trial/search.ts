import type { Place } from './places.ts';
import { type Expected, expectedAfter, type Sampling, spreadsOf, type TrialHeat } from './spread.ts';

/** What a heat and an analysis cost [USD]. */
export interface TrialCost {
  readonly heat_usd: number;
  /** One sample by one method. */
  readonly analysis_usd: number;
}

export interface TrialPlan extends Sampling {
  readonly heats: number;
  readonly analyses: number;
  readonly cost_usd: number;
}

/** The most that a trial may take. */
export interface Most {
  readonly heats: number;
  /** At one place of one heat. */
  readonly samples: number;
}

/** What a search may ask for and what it costs. */
export interface SearchOptions {
  readonly heat: TrialHeat;
  readonly places: readonly Place[];
  readonly most: Most;
  readonly cost: TrialCost;
  /** Parameters that shall be learnt, and the spread that counts as that [prior sd]. */
  readonly wanted: ReadonlyMap<number, number>;
}

/**
 * The cheapest plan after which every wanted parameter is learnt, among samplings of all places and of those that remain
 * when one after the other is left out because the plan gets cheaper by it; null where none is good enough. Greedy: a
 * cheaper plan that lacks two places at once may be overlooked.
 */
export function cheapestPlan(options: SearchOptions): TrialPlan | null {
  const offered = options.places.filter(({ offered }) => offered).map(({ name }) => name);
  let best: TrialPlan | null = null;
  for (let samples = 1; samples <= options.most.samples; samples++) {
    let now = planFor({ places: new Set(offered), samples }, options);
    for (let improved = now !== null; improved && now !== null && now.places.size > 1; ) {
      const present: TrialPlan = now;
      const fewer = [...present.places].flatMap((left) => {
        const places = new Set([...present.places].filter((name) => name !== left));
        return planFor({ places, samples }, options) ?? [];
      });
      const cheapest = fewer.reduce<TrialPlan>((a, b) => (b.cost_usd < a.cost_usd ? b : a), present);
      improved = cheapest !== present;
      now = cheapest;
    }
    if (now !== null && (best === null || now.cost_usd < best.cost_usd)) best = now;
  }
  return best;
}

/** A sampling with the fewest heats that teach what is wanted; null where the most do not. */
function planFor(sampling: Sampling, { heat, most, cost, wanted }: SearchOptions): TrialPlan | null {
  const expected = expectedAfter(heat, sampling);
  const heats = fewestHeats(expected, { most: most.heats, effects: heat.parameters.length, wanted });
  if (heats === null) return null;
  const perHeat = analysesOf(heat, sampling);
  return {
    ...sampling,
    heats,
    analyses: heats * perHeat,
    cost_usd: heats * (cost.heat_usd + perHeat * cost.analysis_usd),
  };
}

/** Analyses of one heat: each sample by every method that its place needs. */
function analysesOf({ readings }: TrialHeat, { places, samples }: Sampling): number {
  const pairs = new Set(
    readings.flatMap(({ place, method }) => (places.has(place.name) ? [`${place.name}/${method}`] : [])),
  );
  return pairs.size * samples;
}

/** Bisection: more heats never tell less. */
function fewestHeats(
  expected: Expected,
  of: { readonly most: number; readonly effects: number; readonly wanted: ReadonlyMap<number, number> },
): number | null {
  const isEnough = (heats: number): boolean => {
    const spreads = spreadsOf(expected(heats), of.effects);
    return [...of.wanted].every(([j, spread]) => spreads[j]! <= spread);
  };
  if (!isEnough(of.most)) return null;
  let [few, enough] = [0, of.most];
  while (enough - few > 1) {
    const middle = Math.floor((few + enough) / 2);
    if (isEnough(middle)) enough = middle;
    else few = middle;
  }
  return enough;
}
