import type { CorrectInput } from '../../documents/heats/correct.ts';
import { InputError } from '../../foundation/errors.ts';
import { significant } from '../../foundation/quantity/format.ts';
import { asMassFraction } from '../../foundation/quantity/fractions.ts';
import { isReading, parseReading, type Reading } from '../../foundation/quantity/reading.ts';
import type { Assumption } from '../../foundation/quantity/sourced.ts';
import { type AnalysisMethod, uncertaintyOf } from '../../metal/alloy/analysis-method.ts';
import type { Content } from '../../metal/alloy/composition.ts';
import { type ElementSymbol, entriesOf } from '../../metal/alloy/element.ts';
import type { Specification } from '../../metal/alloy/specification.ts';
import { sampleMethod } from '../sample/bath-sample.ts';

type Result = CorrectInput['sample']['results'][number];
type Contents = Partial<Record<ElementSymbol, Content>>;

const PER_UNIT = { 'wt%': 1e-2, ppm: 1e-6, ppb: 1e-9 } as const;
/** Standard deviation of an expected content that states none, relative (assumption) [1]. */
const EXPECTED_SPREAD = 0.1;

/** Standard deviations from which sample and expectation contradict each other: one in sixteen thousand by chance. */
const CONTRADICT = 4;

/** What is known of a melt, and where its sample contradicts what was expected. */
export interface KnownBath {
  readonly contents: Contents;
  readonly contradictions: readonly string[];
}

/**
 * What is known of the melt: the sample, what was expected before it, and where both speak the average of both weighed
 * by their precision, the sample alone where it contradicts what was expected; the balance by difference. Throws InputError for texts that are no decimals, ">" results, an
 * element reported twice and a method that does not measure one.
 */
export function bathContents(
  input: CorrectInput,
  of: {
    readonly specification: Specification;
    readonly methods: ReadonlyMap<string, AnalysisMethod> | undefined;
    readonly assumed: Assumption[];
  },
): KnownBath {
  const { expected_wtpct = {}, expectedSd_wtpct = {} } = input.melt;
  const contents: Contents = {};
  const silent: ElementSymbol[] = [];
  const contradictions: string[] = [];
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
        allowed: 'each element once',
        cure: 'keep the result that counts',
      });
    seen.add(result.element);
    const shown = contentOf(result, { input, path, methods: of.methods });
    const before = contents[result.element];
    const off = before ? apart(before, shown) : 0;
    if (before && off > CONTRADICT) contradictions.push(contradictionWords(result, before, off));
    contents[result.element] =
      before && shown.law !== 'below' && off <= CONTRADICT ? both(before, shown) : shown;
  });
  const base = of.specification.balance ?? 'Ni';
  // What nobody measured of the base is what the others leave, whatever was expected of it.
  if (!seen.has(base)) delete contents[base];
  const sum = Object.values(contents).reduce((total, content) => total + content.mean, 0);
  if (sum > 1.005)
    throw new InputError(`the contents of the melt add up to ${(100 * sum).toFixed(2)} wt%`, {
      path: 'sample.results',
      value: Number((100 * sum).toFixed(4)),
      unit: 'wt%',
      allowed: 'at most 100 wt%',
      cure: 'check the units of the results',
    });
  if (!contents[base]) contents[base] = normal(Math.max(0, 1 - sum), 0, 'derived');
  return { contents, contradictions };
}

/** How far a result lies from what was expected [sd]; of "<" only an expectation above it. */
function apart(before: Content, shown: Content): number {
  const gap = before.mean - (shown.limit ?? shown.mean);
  const spread = shown.limit === undefined ? Math.hypot(before.spread, shown.spread) : before.spread;
  return (shown.limit === undefined ? Math.abs(gap) : Math.max(0, gap)) / Math.max(spread, 1e-12);
}

const contradictionWords = ({ element, text, unit }: Result, { mean }: Content, off: number): string =>
  `${element}: the sample reads ${text} ${unit}, ${significant(mean / PER_UNIT[unit])} ${unit} were predicted, ${off < 1000 ? `${off.toFixed(0)} standard deviations` : 'far'} apart. Only the sample counts. Repeat the analysis before you add anything`;

const normal = (mean: number, spread: number, origin: Content['origin']): Content => ({
  mean: asMassFraction(Math.min(1, mean)),
  spread,
  law: spread > 0 ? 'normal' : 'exact',
  origin,
});

/** A result as a decimal. Throws InputError, with its place, for a text that is not one. */
export function readingOf({ element, text }: Result, path: string): Reading {
  if (isReading(text)) return parseReading(text);
  throw new InputError(`${element} "${text}" is not a decimal`, {
    path: `${path}.text`,
    value: text,
    allowed: 'digits, one decimal point, an optional "<" in front',
    ...(text.includes(',') ? { cure: 'write a decimal point instead of the comma' } : {}),
  });
}

function contentOf(
  result: Result,
  of: { input: CorrectInput; path: string; methods: ReadonlyMap<string, AnalysisMethod> | undefined },
): Content {
  const { element, unit, sd } = result;
  const reading = readingOf(result, of.path);
  if (reading.operator.startsWith('>') || reading.value < 0)
    throw new InputError(`${element} "${result.text}" is not a result that a trim can use`, {
      path: `${of.path}.text`,
      value: result.text,
      allowed: 'a decimal from 0, or "<" and a detection limit',
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
      allowed: 'a method that measures the element',
      cure: 'name another method, or state the standard deviation of the result as sd',
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
