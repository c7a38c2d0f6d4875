import { parseDocument } from '../../documents/common.ts';
import {
  type ScenarioInput,
  type ScenarioOutput,
  type ScenarioResult,
  scenarioInputSchema,
} from '../../documents/scenario.ts';
import { InputError, throwIfCancelled } from '../../foundation/errors.ts';
import { quantileOf } from '../../foundation/numerics/distribution.ts';
import { ownValue } from '../../foundation/quantity/own-value.ts';
import { uniqueAssumptions } from '../../foundation/quantity/sourced.ts';
import { spreadOf } from '../../foundation/statistics/summary/quantiles.ts';
import { expressionOf } from '../../models/lifecycle/reconcile/expression.ts';
import type { Control } from '../control.ts';
import type { Facts } from '../facts.ts';
import { answerOf } from '../lifecycle/lifecycle.ts';
import { DEFAULT_SEED, manifestOf } from '../manifest.ts';
import { distributionOf } from '../method/distribution.ts';
import { drawsOf, pointOf } from '../method/draws.ts';
import { readerOf } from '../method/reader.ts';
import { MOST_ASSUMED } from '../stated/results.ts';
import { chainOf, quantityAt, type StepAnswer, type Values, valueAt } from './chain.ts';
import { type Drawn, driversOf, isMet, turningValue } from './sensitivity.ts';

const DRAWS = 1000;
/** Parameters for which it is said what they would have to be. */
const NEEDS = 5;

/** Parses and runs a scenario; InputError with path and cure for a bad document. */
export const scenarioDocument = (document: unknown, facts: Facts, control: Control = {}): ScenarioOutput =>
  runScenario(parseDocument(scenarioInputSchema, document, 'scenario'), facts, control);

/**
 * Runs the chain on the same draws for everything that is compared: results with their spread, what drives them, how much
 * of it is assumed, and what would have to be true for what is wanted.
 */
function runScenario(input: ScenarioInput, facts: Facts, control: Control): ScenarioOutput {
  const seed = input.seed ?? DEFAULT_SEED;
  const draws = input.draws ?? DRAWS;
  const parameters = parametersOf(input, { seed, draws });
  const chain = chainOf(input.steps, Object.keys(input.parameters), { answer: answerOf, facts });
  const points = Object.fromEntries(parameters.map(({ name, point }) => [name, point]));
  const answers = chain.run(points);
  const scalars = input.results.filter(({ value }) => value !== undefined);
  const read = scalars.map((result) => resultReader(input, result.value!));
  const collected = seriesCollector(input);
  const evaluate = (of: (one: Drawn) => Float64Array, keep = false): readonly Float64Array[] => {
    const lists = scalars.map(() => new Float64Array(draws));
    const columns = parameters.map((one) => [one.name, of(one)] as const);
    for (let draw = 0; draw < draws; draw++) {
      throwIfCancelled(control.signal);
      const values = Object.fromEntries(columns.map(([name, column]) => [name, column[draw]!]));
      const found = chain.run(values);
      read.forEach((one, r) => {
        lists[r]![draw] = one(values, found);
      });
      if (keep) collected.add(found);
    }
    return lists;
  };
  evaluate((one) => one.a, true);
  const found = driversOf(parameters, evaluate);
  const results = scalars.map((result, r): ScenarioResult => {
    const { values, drivers, assumedShare } = found[r]!;
    const at = (given: Values): number => read[r]!(given, chain.run(given));
    const needs = { parameters, points, at, values, names: drivers.slice(0, NEEDS).map(({ name }) => name) };
    return {
      name: result.name,
      title: result.title,
      unit: result.unit,
      point: read[r]!(points, answers),
      ...spreadOf(values),
      drivers,
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
    manifest: manifestOf(input, facts, { seed, draws }),
    results,
    series: collected.series(),
    parameters: parameters.map(({ name, unit, assumed, point, distribution }) => ({
      name,
      unit,
      assumed,
      point,
      source: ownValue(input.parameters, name)!.source,
      p05: quantileOf(distribution, 0.05),
      p95: quantileOf(distribution, 0.95),
    })),
    steps: input.steps.map(({ id, method }) => ({
      id,
      method,
      quantities: { ...answers.get(id)!.quantities },
    })),
    undecided: undecidedOf(results),
    notes: [...new Set([...answers.values()].flatMap(({ notes = [] }) => notes))],
    assumed: uniqueAssumptions([...answers.values()].flatMap(({ assumed }) => assumed)),
  };
}

function parametersOf(
  input: ScenarioInput,
  { seed, draws }: { readonly seed: number | string; readonly draws: number },
): Drawn[] {
  return Object.entries(input.parameters).map(([name, given]) => {
    const { unit, source: _, date: __, assumed = false, ...rest } = given;
    const distribution = distributionOf(readerOf(rest, 'scenario', `parameters.${name}.`));
    const one = { name, distribution };
    return {
      name,
      unit,
      assumed,
      distribution,
      point: pointOf(distribution),
      a: drawsOf(one, seed, draws),
      b: drawsOf(one, `${seed}/second`, draws),
    };
  });
}

type ResultReader = (values: Values, answers: ReadonlyMap<string, StepAnswer>) => number;

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
const undecidedOf = (results: readonly ScenarioResult[]): string[] =>
  results
    .filter(({ assumedShare, sd }) => sd > 0 && assumedShare > MOST_ASSUMED)
    .map(({ title, assumedShare, drivers }) => {
      const deciding = drivers.find(({ assumed }) => assumed);
      return `${title}: ${(100 * assumedShare).toFixed(0)} % of the variance is assumed, so no verdict is given; measure ${deciding?.name ?? 'what is assumed'} first`;
    });
