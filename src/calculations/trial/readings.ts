import type { TrialInput } from '../../documents/heats/trial.ts';
import { InputError } from '../../foundation/errors.ts';
import { type AnalysisMethod, findMethod, uncertaintyOf } from '../../metal/alloy/analysis-method.ts';
import type { ElementSymbol } from '../../metal/alloy/element.ts';
import type { Facts } from '../facts.ts';
import { contentsAt, type ParametricHeat } from '../furnace/parametric-heat.ts';
import { LIMIT_IN_SD, type Reading } from '../sample/bath-readings.ts';
import type { Place } from './places.ts';

/** A result that a trial would give: an element at a place, by a method. */
export interface PlannedReading extends Reading {
  readonly place: Place;
  readonly method: string;
  /** Content of the metal [ppm]. */
  readonly content_ppm: number;
  /** Share of the variance that repeats of the same method share [1]. */
  readonly shared: number;
}

/** Contents below which nobody would look for an element [ppm]. Source: assumption, the reach of trace methods. */
const LEAST_PPM = 0.01;

/** What is read where, whatever the furnaces turn out to do. */
export interface ReadingPlan {
  readonly input: TrialInput;
  readonly rows: readonly {
    readonly place: Place;
    readonly element: ElementSymbol;
    readonly at_s: number;
    /** null: its spread is stated. */
    readonly method: AnalysisMethod | null;
  }[];
}

/**
 * What samples at every place would read: the elements asked for, else all but the balance, by the laboratory method that is
 * surest at its greatest content. Elements that no such method measures are left out. Throws InputError for a method
 * that does not measure its element.
 */
export function readingPlan(
  input: TrialInput,
  heat: ParametricHeat,
  { places, facts }: { readonly places: readonly Place[]; readonly facts: Facts },
): ReadingPlan {
  const reported = new Set(input.elements ?? heat.elements);
  const elements = heat.elements.filter((element) => element !== input.melt.balance && reported.has(element));
  const wanted = places.flatMap(({ at_s }) => elements.map((element) => ({ element, at_s })));
  const points = { parameters: [], samples: 1, values: new Float64Array(heat.uncertain.length) };
  const contents = contentsAt(heat, points, wanted);
  const methods = elements.map((element, e) => {
    const most = Math.max(...places.map((_, p) => contents[p * elements.length + e]!));
    return most < LEAST_PPM ? undefined : methodFor(element, most, { input, facts });
  });
  const rows = places.flatMap((place) =>
    elements.flatMap((element, e) => {
      const method = methods[e];
      return method === undefined ? [] : [{ place, element, at_s: place.at_s, method }];
    }),
  );
  return { input, rows };
}

/** The readings of a plan at contents [ppm], row by row, each with the spread of its method, as "<" where it detects less. */
export const readingsAt = ({ input, rows }: ReadingPlan, contents: Float64Array): PlannedReading[] =>
  rows.map(({ place, element, at_s, method }, r) => {
    const ppm = contents[r]!;
    const { sd_ppm, limit_ppm, shared } = spreadOf(element, ppm, { input, method });
    const below = ppm < limit_ppm;
    return {
      sample: place.name,
      place,
      element,
      at_s,
      content_ppm: ppm,
      value_ppm: below ? limit_ppm : ppm,
      sd_ppm: below ? limit_ppm / LIMIT_IN_SD : sd_ppm,
      below,
      method: method === null ? 'stated' : method.id,
      shared: below ? 1 : shared,
    };
  });

interface Choice {
  readonly input: TrialInput;
  readonly facts: Facts;
}

/** The method of an element: null = its spread is stated, undefined = nobody measures it. */
function methodFor(
  element: ElementSymbol,
  ppm: number,
  { input, facts }: Choice,
): AnalysisMethod | null | undefined {
  if (input.sd_ppm?.[element] !== undefined) return null;
  const named = input.methods?.[element];
  if (named !== undefined) {
    const method = findMethod(facts.analysisMethods, named, `methods.${element}`);
    if (method.elements.has(element)) return method;
    throw new InputError(`${method.id} does not measure ${element}`, {
      path: `methods.${element}`,
      value: named,
      allowed: 'a method of data/analysis-methods.json that measures it',
    });
  }
  const run = new Set(
    facts.plant.laboratories.flatMap(({ methods }) => methods.map(({ methodId }) => methodId)),
  );
  return [...facts.analysisMethods.values()]
    .filter(({ id, kind, elements }) => kind === 'laboratory' && run.has(id) && elements.has(element))
    .map((method) => ({ method, spread: uncertaintyIn(method, element, ppm) }))
    .sort((a, b) => a.spread - b.spread)[0]?.method;
}

/** Standard deviation of one result, bias included, never below a third of the detection limit [ppm]. */
function uncertaintyIn(method: AnalysisMethod, element: ElementSymbol, ppm: number): number {
  const { sd, detectionLimit } = uncertaintyOf(method, element, ppm * 1e-6);
  return Math.max(Math.hypot(sd * 1e6, method.biasRelative * ppm), (detectionLimit * 1e6) / LIMIT_IN_SD);
}

function spreadOf(
  element: ElementSymbol,
  ppm: number,
  { input, method }: { readonly input: TrialInput; readonly method: AnalysisMethod | null },
): { readonly sd_ppm: number; readonly limit_ppm: number; readonly shared: number } {
  if (method === null) return { sd_ppm: input.sd_ppm![element]!, limit_ppm: 0, shared: 0 };
  const sd_ppm = uncertaintyIn(method, element, ppm);
  const bias = method.biasRelative * ppm;
  return {
    sd_ppm,
    limit_ppm: uncertaintyOf(method, element, ppm * 1e-6).detectionLimit * 1e6,
    shared: Math.min(1, (bias / sd_ppm) ** 2),
  };
}
