import type { CorrectInput } from '../../faces/formats/correct.ts';
import { InputError } from '../../foundation/errors.ts';
import { asMassFraction } from '../../foundation/quantity/fractions.ts';
import { parseReading } from '../../foundation/quantity/reading.ts';
import type { Assumption } from '../../foundation/quantity/sourced.ts';
import { type AnalysisMethod, uncertaintyOf } from '../../metal/alloy/analysis-method.ts';
import type { Content } from '../../metal/alloy/composition.ts';
import { type ElementSymbol, entriesOf } from '../../metal/alloy/element.ts';
import type { Specification } from '../../metal/alloy/specification.ts';
import { sampleMethod } from './bath-sample.ts';

type Result = CorrectInput['sample']['results'][number];
type Contents = Partial<Record<ElementSymbol, Content>>;

const PER_UNIT = { 'wt%': 1e-2, ppm: 1e-6, ppb: 1e-9 } as const;
/** Standard deviation of an expected content that states none, relative (assumption) [1]. */
const EXPECTED_SPREAD = 0.1;

/**
 * What is known of the melt: the sample, what was expected before it, and where both speak the average of both weighed
 * by their precision; the balance by difference. Throws InputError for texts that are no decimals, ">" results, an
 * element reported twice and a method that does not measure one.
 */
export function bathContents(
  input: CorrectInput,
  of: {
    readonly specification: Specification;
    readonly methods: ReadonlyMap<string, AnalysisMethod> | undefined;
    readonly assumed: Assumption[];
  },
): Contents {
  const { expected_wtpct = {}, expectedSd_wtpct = {} } = input.melt;
  const contents: Contents = {};
  const silent: ElementSymbol[] = [];
  for (const [element, wtpct] of entriesOf(expected_wtpct)) {
    const sd = expectedSd_wtpct[element];
    if (sd === undefined) silent.push(element);
    contents[element] = normal(wtpct / 100, (sd ?? EXPECTED_SPREAD * wtpct) / 100, 'predicted');
  }
  if (silent.length > 0)
    of.assumed.push({
      what: `standard deviation of the expected ${silent.join(', ')}`,
      value: EXPECTED_SPREAD,
      unit: 'of the content',
      source: 'house default; expectedSd_wtpct sets it',
    });
  const seen = new Set<ElementSymbol>();
  input.sample.results.forEach((result, k) => {
    const path = `sample.results[${k}]`;
    if (seen.has(result.element))
      throw new InputError(`${result.element} is reported twice`, {
        path: `${path}.element`,
        value: result.element,
        cure: 'give the result that counts',
      });
    seen.add(result.element);
    const shown = contentOf(result, { input, path, methods: of.methods });
    const before = contents[result.element];
    contents[result.element] = before && shown.law !== 'below' ? both(before, shown) : shown;
  });
  const sum = Object.values(contents).reduce((total, content) => total + content.mean, 0);
  if (sum > 1.005)
    throw new InputError(`the melt adds to ${(100 * sum).toFixed(2)} wt%`, {
      path: 'sample.results',
      value: Number((100 * sum).toFixed(4)),
      unit: 'wt%',
      allowed: 'at most 100 wt%',
      cure: 'check the units of the results',
    });
  const base = of.specification.balance ?? 'Ni';
  if (!contents[base]) contents[base] = normal(Math.max(0, 1 - sum), 0, 'derived');
  return contents;
}

const normal = (mean: number, spread: number, origin: Content['origin']): Content => ({
  mean: asMassFraction(Math.min(1, mean)),
  spread,
  law: spread > 0 ? 'normal' : 'exact',
  origin,
});

function contentOf(
  result: Result,
  of: { input: CorrectInput; path: string; methods: ReadonlyMap<string, AnalysisMethod> | undefined },
): Content {
  const { element, unit, sd } = result;
  const reading = parseReading(result.text);
  if (reading.operator.startsWith('>') || reading.value < 0)
    throw new InputError(`${element} "${result.text}" is no result to correct by`, {
      path: `${of.path}.text`,
      value: result.text,
      allowed: 'a decimal, or "<" a detection limit',
    });
  const value = reading.value * PER_UNIT[unit];
  if (reading.operator.startsWith('<'))
    return {
      mean: asMassFraction(value / 2),
      spread: value / Math.sqrt(12),
      law: 'below',
      limit: asMassFraction(value),
      origin: 'measured',
    };
  if (sd !== undefined) return normal(value, sd * PER_UNIT[unit], 'measured');
  const name = result.method ?? of.input.sample.method;
  const method = sampleMethod(of.methods, name, `${of.path}.method`);
  const { measured, sd: own, biasRelative } = uncertaintyOf(method, element, value);
  if (!measured)
    throw new InputError(`${method.id} does not measure ${element}`, {
      path: `${of.path}.method`,
      value: method.id,
      allowed: 'a method that measures the element, or sd',
      cure: 'name the method of this result or its sd',
    });
  return normal(value, Math.hypot(own, biasRelative * value), 'measured');
}

/** Two statements about one content, weighed by their precision. */
function both(a: Content, b: Content): Content {
  if (a.spread === 0 || b.spread === 0) return b.spread === 0 ? b : a;
  // As shares of the joint spread: 1/spread^2 itself overflows for a spread next to nothing.
  const joint = Math.hypot(a.spread, b.spread);
  const [x, y] = [(b.spread / joint) ** 2, (a.spread / joint) ** 2];
  return normal(x * a.mean + y * b.mean, (a.spread / joint) * b.spread, b.origin);
}
