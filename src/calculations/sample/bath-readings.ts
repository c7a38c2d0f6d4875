import type { TimedSample } from '../../documents/heats/timed-sample.ts';
import { InputError } from '../../foundation/errors.ts';
import { type AnalysisMethod, findMethod, uncertaintyOf } from '../../metal/alloy/analysis-method.ts';
import type { ElementSymbol } from '../../metal/alloy/element.ts';
import { entriesOf } from '../../metal/alloy/element.ts';

type Methods = ReadonlyMap<string, AnalysisMethod>;

/** One result of one sample [ppm]. `below`: less than `value_ppm`. */
export interface Reading {
  readonly sample: string;
  /** Where it stands in the document. */
  readonly path?: string;
  readonly element: ElementSymbol;
  /** Time since the route began [s]. */
  readonly at_s: number;
  readonly value_ppm: number;
  /** One standard deviation of the method [ppm]. */
  readonly sd_ppm: number;
  readonly below: boolean;
}

/** Standard deviation that a detection limit stands for [1]: limits are set at three of them. */
export const LIMIT_IN_SD = 3;

/** Makes a reading of a place; undefined when it was refused and is left out. */
export type AttemptReading = <T>(
  where: { readonly sample?: string; readonly element?: ElementSymbol },
  make: () => T,
) => T | undefined;

const always: AttemptReading = (_, make) => make();

/**
 * Results of samples as readings [ppm]. The spread is the one stated, else that of the method, its bias in quadrature.
 * Throws InputError, with the place under `path`, for a sample without results, an element given twice, a spread that
 * nobody states, and a method that does not measure the element; `attempt` may leave these out instead.
 */
export function readingsOf(
  samples: readonly TimedSample[],
  of: {
    readonly methods: Methods;
    readonly path: string;
    readonly attempt?: AttemptReading;
    /** What to do about a sample without results. */
    readonly emptyCure?: string;
  },
): Reading[] {
  const { methods, path, attempt = always, emptyCure } = of;
  const seen = new Set<string>();
  return samples.flatMap((sample, i) => {
    const at = `${path}[${i}]`;
    const given = attempt({ sample: sample.id }, () => {
      refuseTwice(sample, seen, at);
      return resultsOf(sample, at, emptyCure);
    });
    seen.add(sample.id);
    const elements = new Set<ElementSymbol>();
    return (given ?? []).flatMap(
      (result) =>
        attempt({ sample: sample.id, element: result.element }, () =>
          readingOf(sample, { ...result, methods, elements }),
        ) ?? [],
    );
  });
}

function refuseTwice({ id }: TimedSample, seen: ReadonlySet<string>, at: string): void {
  if (!seen.has(id)) return;
  throw new InputError(`sample ${id} is listed twice`, {
    path: `${at}.id`,
    value: id,
    allowed: 'each sample once',
    cure: 'list all its results under one sample',
  });
}

/** Results as they stand in a sample; throws InputError when there is none. */
function resultsOf(sample: TimedSample, path: string, cure?: string): Given[] {
  const rows = (field: 'composition_ppm' | 'composition_wtpct' | 'below_ppm', times: number): Given[] =>
    entriesOf(sample[field] ?? {}).map(([element, value]) => ({
      element,
      value_ppm: value * times,
      below: field === 'below_ppm',
      path: `${path}.${field}.${element}`,
    }));
  const given = [...rows('composition_ppm', 1), ...rows('composition_wtpct', 1e4), ...rows('below_ppm', 1)];
  if (given.length > 0) return given;
  throw new InputError(`sample ${sample.id} has no result`, {
    path,
    allowed: 'composition_ppm, composition_wtpct or below_ppm',
    cure: 'state its results, or leave the sample out',
    ...(cure === undefined ? {} : { cure }),
  });
}

function readingOf(
  sample: TimedSample,
  { elements, ...result }: Result & { readonly elements: Set<ElementSymbol> },
): Reading {
  const { element, value_ppm, below, path } = result;
  if (elements.has(element)) {
    throw new InputError(`sample ${sample.id} reports ${element} twice`, {
      path,
      value: element,
      allowed: 'each element once per sample',
      cure: 'keep the result that counts',
    });
  }
  elements.add(element);
  return {
    sample: sample.id,
    path,
    element,
    at_s: sample.at_s,
    value_ppm,
    below,
    sd_ppm: spreadOf(sample, result),
  };
}

interface Given {
  readonly element: ElementSymbol;
  readonly value_ppm: number;
  readonly below: boolean;
  readonly path: string;
}

interface Result extends Given {
  readonly methods: Methods;
}

function spreadOf(sample: TimedSample, result: Result): number {
  const { element, value_ppm, below, methods, path } = result;
  const stated = sample.sd_ppm?.[element];
  if (stated !== undefined && stated > 0) return stated;
  if (below && value_ppm > 0) return value_ppm / LIMIT_IN_SD;
  if (sample.method === undefined || below) {
    throw new InputError(
      `the standard deviation of ${element} in sample ${sample.id} is not known, or not above zero`,
      {
        path,
        value: value_ppm,
        unit: 'ppm',
        allowed: 'a standard deviation in sd_ppm, or a method of data/analysis-methods.json',
        cure: 'name the method of the laboratory, or state sd_ppm',
      },
    );
  }
  const method = findMethod(methods, sample.method);
  const { measured, sd, detectionLimit } = uncertaintyOf(method, element, value_ppm * 1e-6);
  if (!measured) {
    throw new InputError(`${method.id} does not measure ${element}`, {
      path,
      value: sample.method,
      allowed: 'a method that measures it',
      cure: 'name another method, or state the standard deviation as sd_ppm',
    });
  }
  return Math.max(
    Math.hypot(sd * 1e6, method.biasRelative * value_ppm),
    (detectionLimit * 1e6) / LIMIT_IN_SD,
  );
}
