import type { TimedSample } from '../faces/formats/timed-sample.ts';
import { InputError } from '../foundation/errors.ts';
import { type AnalysisMethod, findMethod, uncertaintyOf } from '../metal/alloy/analysis-method.ts';
import type { ElementSymbol } from '../metal/alloy/element.ts';
import { entriesOf } from '../metal/alloy/element.ts';
import type { Reading } from './heat-model.ts';

type Methods = ReadonlyMap<string, AnalysisMethod>;

/** Standard deviation that a detection limit stands for [1]: limits are set at three of them. */
export const LIMIT_IN_SD = 3;

/**
 * Results of samples as readings [ppm]. The spread is the one stated, else that of the method, its bias in quadrature.
 * Throws InputError, with the place under `path`, for a sample without results, an element given twice, a spread that
 * nobody states, and a method that does not measure the element.
 */
export function readingsOf(
  samples: readonly TimedSample[],
  { methods, path }: { readonly methods: Methods; readonly path: string },
): Reading[] {
  const seen = new Set<string>();
  return samples.flatMap((sample, i) => {
    const at = `${path}[${i}]`;
    if (seen.has(sample.id)) {
      throw new InputError(`sample ${sample.id} stands twice`, {
        path: `${at}.id`,
        value: sample.id,
        allowed: 'each sample once, with all its results',
      });
    }
    seen.add(sample.id);
    const readings = readingsOfSample(sample, methods, at);
    if (readings.length > 0) return readings;
    throw new InputError(`sample ${sample.id} has no result`, {
      path: at,
      allowed: 'composition_ppm, composition_wtpct or below_ppm',
    });
  });
}

function readingsOfSample(sample: TimedSample, methods: Methods, path: string): Reading[] {
  const given: readonly (readonly [string, ElementSymbol, number])[] = [
    ...entriesOf(sample.composition_ppm ?? {}).map(([el, ppm]) => ['composition_ppm', el, ppm] as const),
    ...entriesOf(sample.composition_wtpct ?? {}).map(
      ([el, wtpct]) => ['composition_wtpct', el, wtpct * 1e4] as const,
    ),
    ...entriesOf(sample.below_ppm ?? {}).map(([el, ppm]) => ['below_ppm', el, ppm] as const),
  ];
  const elements = new Set<ElementSymbol>();
  return given.map(([field, element, value_ppm]) => {
    const at = `${path}.${field}.${element}`;
    if (elements.has(element)) {
      throw new InputError(`sample ${sample.id} gives ${element} twice`, {
        path: at,
        value: element,
        allowed: 'each element once per sample',
      });
    }
    elements.add(element);
    const below = field === 'below_ppm';
    return {
      sample: sample.id,
      path: at,
      element,
      at_s: sample.at_s,
      value_ppm,
      below,
      sd_ppm: spreadOf(sample, { element, value_ppm, below, methods, path: at }),
    };
  });
}

interface Result {
  readonly element: ElementSymbol;
  readonly value_ppm: number;
  readonly below: boolean;
  readonly methods: Methods;
  readonly path: string;
}

function spreadOf(sample: TimedSample, result: Result): number {
  const { element, value_ppm, below, methods, path } = result;
  const stated = sample.sd_ppm?.[element];
  if (stated !== undefined && stated > 0) return stated;
  if (below && value_ppm > 0) return value_ppm / LIMIT_IN_SD;
  if (sample.method === undefined || below) {
    throw new InputError(`${element} of sample ${sample.id} has no spread above zero`, {
      path,
      value: value_ppm,
      unit: 'ppm',
      allowed: 'a standard deviation in sd_ppm, or a method of data/analysis-methods.json',
      cure: 'name the method of the laboratory',
    });
  }
  const method = findMethod(methods, sample.method);
  const { measured, sd, detectionLimit } = uncertaintyOf(method, element, value_ppm * 1e-6);
  if (!measured) {
    throw new InputError(`${method.id} does not measure ${element}`, {
      path,
      value: sample.method,
      allowed: 'a method that measures it, or its spread in sd_ppm',
    });
  }
  return Math.max(
    Math.hypot(sd * 1e6, method.biasRelative * value_ppm),
    (detectionLimit * 1e6) / LIMIT_IN_SD,
  );
}
