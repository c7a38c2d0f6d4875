import { parseDocument } from '../../documents/common.ts';
import {
  type ScenarioInput,
  type ScenarioOutput,
  type ScenarioResult,
  scenarioInputSchema,
} from '../../documents/economics/scenario.ts';
import { CancelledError, InputError } from '../../foundation/errors.ts';
import { uniqueAssumptions } from '../../foundation/quantity/sourced.ts';
import { spreadOf } from '../../foundation/statistics/summary/quantiles.ts';
import { expressionOf } from '../../models/lifecycle/reconcile/expression.ts';
import type { Control } from '../control.ts';
import type { Facts } from '../facts.ts';
import { DEFAULT_SEED, manifestOf } from '../manifest.ts';
import { MOST_ASSUMED } from '../stated/results.ts';
import { chainOf, MOST_KEPT, quantityAt, type StepAnswer, type Values, valueAt } from './chain.ts';
import { parametersOf } from './parameters.ts';
import { evaluatorOf, type ResultReader, type RunOrder, runOver } from './runs.ts';
import {
  type Drawn,
  type Drivers,
  isMet,
  type Ranked,
  rankDrivers,
  ranked,
  sobolDrivers,
  strongestOf,
  turningValue,
} from './sensitivity.ts';
import { preparedSteps } from './steps.ts';

const DRAWS = 1000;
/** Fewer draws than this say nothing. */
const LEAST_DRAWS = 100;
/** Parameters for which it is said what they would have to be. */
const NEEDS = 5;

/**
 * Runs the chain on the same draws for everything that is compared: results with their spread, what drives them, how much of it is
 * assumed, and what would have to be true for what is wanted. A stop keeps the draws that are done. Throws InputError with path and
 * cure for a bad document, CancelledError for a stop before there is anything to say.
 */
export async function scenarioDocument(
  document: unknown,
  facts: Facts,
  control: Control = {},
): Promise<ScenarioOutput> {
  const input = parseDocument(scenarioInputSchema, document, 'scenario');
  const seed = input.seed ?? DEFAULT_SEED;
  const draws = input.draws ?? DRAWS;
  const second = Math.min(draws, MOST_KEPT);
  const { steps, stated } = await preparedSteps(input, facts, { control, draws: { seed, draws, second } });
  const parameters = [...parametersOf(input, { seed, draws, second }), ...stated];
  const chain = chainOf(steps, Object.keys(input.parameters));
  const points = Object.fromEntries(parameters.map(({ name, point }) => [name, point]));
  const answers = chain.run(points);
  const scalars = input.results.filter(({ value }) => value !== undefined);
  const read = scalars.map((result) => resultReader(input, result.value!));
  const collected = seriesCollector(input);
  const order = { chain, parameters, read, control };
  const { lists, done } = await runOver(order, {
    draws,
    of: (one) => one.a,
    seen: collected.add,
    onDraw: (draw) => control.onProgress?.((HALF * draw) / draws, `${draw} of ${draws} draws`),
  });
  if (done < Math.min(draws, LEAST_DRAWS)) throw new CancelledError();
  const ranks = ranked(parameters, lists);
  const { found, stopped } = await driversOf(order, { ranks, lists, done, draws, second });
  const results = scalars.map((result, r): ScenarioResult => {
    const { drivers, assumedShare } = found[r]!;
    const at = (given: Values): number => read[r]!(given, chain.run(given));
    const names = drivers.slice(0, NEEDS).map(({ name }) => name);
    const needs = { parameters, points, at, values: lists[r]!, names };
    return {
      name: result.name,
      title: result.title,
      unit: result.unit,
      point: read[r]!(points, answers),
      ...spreadOf(lists[r]!),
      drivers: [...drivers],
      assumedShare,
      ...(result.wanted ? { wanted: { ...result.wanted, ...wantedOf(result.wanted, needs) } } : {}),
    };
  });
  return {
    format: 'remelt-scenario/1',
    title: input.title,
    goal: input.goal,
    functionalUnit: input.functionalUnit,
    boundary: input.boundary,
    review: input.criticalReview ?? 'no critical review (ISO 14044)',
    manifest: manifestOf(input, facts, { seed, draws: done }),
    ...(stopped === undefined ? {} : { stopped }),
    results,
    series: collected.series(),
    parameters: parameters.map(({ name, title, unit, source, assumed, point, quantile }) => ({
      name,
      title,
      unit,
      source,
      assumed,
      point,
      p05: quantile(0.05),
      p95: quantile(0.95),
    })),
    steps: input.steps.map(({ id, method }) => ({
      id,
      method,
      quantities: { ...answers.get(id)!.quantities },
    })),
    undecided: undecidedOf(results, parameters),
    notes: [...new Set([...answers.values()].flatMap(({ notes = [] }) => notes))],
    assumed: uniqueAssumptions([...answers.values()].flatMap(({ assumed }) => assumed)),
  };
}

/** Share of the work that the draws are taken for, in progress; the rest is what drives them. */
const HALF = 0.5;

interface Ran {
  readonly ranks: Ranked;
  readonly lists: readonly Float64Array[];
  readonly done: number;
  readonly draws: number;
  readonly second: number;
}

/** Drivers by Sobol indices over the first draws; by rank correlation alone where it was stopped, and in which words. */
async function driversOf(
  order: RunOrder,
  { ranks, lists, done, draws, second }: Ran,
): Promise<{ readonly found: readonly Drivers[]; readonly stopped?: string }> {
  const alone = (words: string) => ({
    found: rankDrivers(ranks),
    stopped: `${words}; shares of the variance are by rank correlation alone`,
  });
  if (done < draws) return alone(`stopped after ${done} of ${draws} draws`);
  const runs = 2 + strongestOf(ranks).size;
  let at = 0;
  const evaluate = evaluatorOf(order, second, (draw) => {
    order.control.onProgress?.(
      HALF + ((1 - HALF) * (at + draw / second)) / runs,
      `what drives the results: ${at} of ${runs} runs`,
    );
  });
  try {
    const a = lists.map((one) => one.subarray(0, second));
    return {
      found: await sobolDrivers(ranks, a, async (second) => {
        const found = await evaluate(second);
        at++;
        return found;
      }),
    };
  } catch (error) {
    if (error instanceof CancelledError) return alone(`stopped before all ${runs} runs for the drivers`);
    throw error;
  }
}

function resultReader(input: ScenarioInput, text: string): ResultReader {
  const ids = new Set(input.steps.map(({ id }) => id));
  const known = {
    has: (name: string) =>
      Object.hasOwn(input.parameters, name) || (ids.has(name.split('.')[0]!) && name.includes('.')),
    words: [...Object.keys(input.parameters), ...[...ids].map((id) => `${id}.QUANTITY`)].join(', '),
  };
  const expression = expressionOf(text, known, 'results');
  return (values, answers) =>
    expression((name) => (Object.hasOwn(values, name) ? values[name]! : quantityAt(answers, name))).value;
}

interface NeedsOf {
  readonly parameters: readonly Drawn[];
  readonly points: Values;
  readonly at: (values: Values) => number;
  readonly values: Float64Array;
  readonly names: readonly string[];
}

function wantedOf(
  wanted: NonNullable<ScenarioInput['results'][number]['wanted']>,
  { parameters, points, at, values, names }: NeedsOf,
) {
  const strongest = names.map((name) => parameters.find((one) => one.name === name)!);
  return {
    chance: values.filter((value) => isMet(value, wanted)).length / values.length,
    met: isMet(at(points), wanted),
    needs: strongest.map((one) => ({
      parameter: one.name,
      unit: one.unit,
      now: one.point,
      turnsAt: turningValue(one, wanted, { points, result: at }),
    })),
  };
}

/** Keeps the lists that are asked for as series, draw by draw. */
function seriesCollector(input: ScenarioInput) {
  const wanted = input.results.filter(({ series }) => series !== undefined);
  const kept = wanted.map(() => [] as (readonly number[])[]);
  return {
    add: (answers: ReadonlyMap<string, StepAnswer>): void => {
      wanted.forEach(({ series }, r) => {
        const list = valueAt(answers, series!);
        if (!Array.isArray(list) || !list.every((one) => typeof one === 'number'))
          throw new InputError(`${series} is no list of numbers`, {
            path: `results.${wanted[r]!.name}.series`,
            value: series!,
            allowed: 'such as fleet.stock',
          });
        kept[r]!.push(list);
      });
    },
    series: (): ScenarioOutput['series'] =>
      wanted.map(({ name, title, unit }, r) => {
        const rows = kept[r]!;
        const bands = (rows[0] ?? []).map((_, t) => spreadOf(rows.map((row) => row[t]!)));
        return {
          name,
          title,
          unit,
          p05: bands.map(({ p05 }) => p05),
          p50: bands.map(({ p50 }) => p50),
          p95: bands.map(({ p95 }) => p95),
        };
      }),
  };
}

/** Results of which too much is assumed for a verdict, each with what to measure first. */
const undecidedOf = (results: readonly ScenarioResult[], parameters: readonly Drawn[]): string[] =>
  results
    .filter(({ assumedShare, sd }) => sd > 0 && assumedShare > MOST_ASSUMED)
    .map(({ title, assumedShare, drivers }) => {
      const deciding = drivers.find(({ assumed }) => assumed);
      const found = parameters.find(({ name }) => name === deciding?.name);
      const how = found?.measure;
      return `${title}: ${(100 * assumedShare).toFixed(0)} % of the variance is assumed, so no verdict is given; measure ${found?.title ?? 'what is assumed'} first${how === undefined ? '' : ` (${how})`}`;
    });
