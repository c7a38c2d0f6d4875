import type { TrialFactor } from '../../documents/heats/trial.ts';
import { percent, shortNumber } from '../../foundation/quantity/format.ts';
import { type Parameter, quantileOf } from '../../models/refining/parameters.ts';
import type { ParametricHeat } from '../furnace/parametric-heat.ts';
import type { Place } from './places.ts';
import { type Expected, expectedAfter, type Sampling, spreadsOf, type TrialHeat } from './spread.ts';

/** When a factor counts as learnt. */
export interface Wanted {
  readonly ratio: number;
  readonly factor: number;
}

/** One spread as a factor on the central value [1]: what lies one standard deviation up. */
const factorAt = (parameter: Parameter, sd: number): number => quantileOf(parameter, sd) / parameter.central;

/** Spread at which a parameter counts as learnt [prior sd]; 1 = it is known well enough already. */
export function wantedSpread(parameter: Parameter, { ratio, factor }: Wanted): number {
  let [low, high] = [ratio, 1];
  if (factorAt(parameter, high) <= factor) return high;
  if (factorAt(parameter, low) > factor) return low;
  for (let i = 0; i < 40; i++) {
    const middle = (low + high) / 2;
    if (factorAt(parameter, middle) <= factor) low = middle;
    else high = middle;
  }
  return low;
}

/** Above this share of the spread the samples say almost nothing [1]. */
const UNTOLD = 0.9;
/** Two factors correlated beyond this are learnt only together [1]. */
const TOGETHER = 0.7;
/** A further place is named when it leaves this much less of the spread [1]. */
const WORTH_NAMING = 0.85;

export interface FactorOptions {
  readonly heat: ParametricHeat;
  readonly trial: TrialHeat;
  readonly places: readonly Place[];
  readonly wanted: Wanted;
  /** The most that may be done. */
  readonly most: Sampling & { readonly heats: number };
  /** What the table shows: the sampling of the plan, else the most. */
  readonly sampling: Sampling;
  readonly table: readonly number[];
}

/** Every factor of the route: what the heats of the table leave uncertain of it, and why some are not learnt. */
export function factorRows(options: FactorOptions): TrialFactor[] {
  const { trial, table, most, wanted } = options;
  const { effects } = trial.design;
  const inTable = expectedAfter(trial, options.sampling);
  const columns = table.map((heats) => spreadsOf(inTable(heats), effects));
  const expected = expectedAfter(trial, most);
  const atMost = spreadsOf(expected(most.heats), effects);
  const further = furtherPlaces(options);
  const told = trial.parameters.map((parameter, j): TrialFactor => {
    const left = columns.map((spreads) => spreads[j]!);
    const limit = wantedSpread(parameter, wanted);
    const reached = left.findIndex((spread) => spread <= limit);
    const why = whyNot(j, { ...options, expected, spread: atMost[j]!, limit, further });
    return {
      ...described(parameter, options.heat),
      left,
      after: factorAt(parameter, left.at(-1)!),
      heats: limit === 1 ? 0 : reached < 0 ? null : table[reached]!,
      ...(limit === 1
        ? { standing: 'known' as const, words: 'known well enough before any heat' }
        : atMost[j]! <= limit
          ? { standing: 'learnt' as const, words: '' }
          : why),
    };
  });
  const untold = trial.untold.map(
    (parameter): TrialFactor => ({
      ...described(parameter, options.heat),
      left: table.map(() => 1),
      after: factorAt(parameter, 1),
      heats: factorAt(parameter, 1) <= wanted.factor ? 0 : null,
      standing: 'not-told',
      words: 'no sample depends on it: at these settings it decides nothing',
    }),
  );
  return [...told, ...untold];
}

const described = (
  parameter: Parameter,
  { steps, elements, facts }: ParametricHeat,
): Pick<TrialFactor, 'name' | 'what' | 'operations' | 'source' | 'before'> => ({
  name: parameter.name,
  what: parameter.what,
  operations: [
    ...new Set(
      steps.flatMap(({ operation }) =>
        operation.parameters(elements, facts.properties).some(({ name }) => name === parameter.name)
          ? [operation.name]
          : [],
      ),
    ),
  ],
  source: parameter.source,
  before: factorAt(parameter, 1),
});

interface WhyNot extends FactorOptions {
  readonly expected: Expected;
  /** What the most heats leave of it, and what would count as learnt [prior sd]. */
  readonly spread: number;
  readonly limit: number;
  readonly further: ReadonlyMap<string, readonly number[]>;
}

/** Why a factor is not learnt even by the most heats and samples, and which further sample would tell it. */
function whyNot(j: number, why: WhyNot): Pick<TrialFactor, 'standing' | 'words'> {
  const { trial, most, expected, spread, further } = why;
  const partner = closest(j, trial, expected(most.heats));
  const best = [...further]
    .map(([name, spreads]) => ({ name, spread: spreads[j]! }))
    .sort((a, b) => a.spread - b.spread)[0];
  const cure =
    best !== undefined && best.spread < WORTH_NAMING * spread
      ? `; a sample in the ${best.name} would leave ${percent(best.spread, 0)}`
      : '';
  const left = `${most.heats} heats leave ${percent(spread, 0)} of its spread`;
  if (partner !== null)
    return {
      standing: 'together',
      words: `${left}: no sample separates it from ${partner.what} (correlation ${shortNumber(partner.correlation, 2)})${cure}`,
    };
  return spread > UNTOLD
    ? { standing: 'not-told', words: `${left}: the samples hardly depend on it${cure}` }
    : { standing: 'partly', words: `${left}${cure}` };
}

/** The other factor that goes most with one, where that is more than half of what is uncertain. */
function closest(
  j: number,
  { parameters }: TrialHeat,
  covariances: readonly Float64Array[],
): { readonly what: string; readonly correlation: number } | null {
  const p = parameters.length;
  const mean = (a: number, b: number): number =>
    covariances.reduce((sum, one) => sum + one[a * p + b]!, 0) / covariances.length;
  const all = parameters.flatMap(({ what }, k) =>
    k === j ? [] : [{ what, correlation: mean(j, k) / Math.sqrt(mean(j, j) * mean(k, k)) }],
  );
  const most = all.sort((a, b) => Math.abs(b.correlation) - Math.abs(a.correlation))[0];
  return most !== undefined && Math.abs(most.correlation) > TOGETHER ? most : null;
}

/** Spreads after the most heats with one further place each, by its name. */
function furtherPlaces({ places, trial, most }: FactorOptions): ReadonlyMap<string, readonly number[]> {
  return new Map(
    places
      .filter(({ offered }) => !offered)
      .map(({ name }) => {
        const expected = expectedAfter(trial, { ...most, places: new Set([...most.places, name]) });
        return [name, spreadsOf(expected(most.heats), trial.design.effects)];
      }),
  );
}
