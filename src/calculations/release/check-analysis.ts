import type { Certificate } from '../../documents/proof/certificate.ts';
import type { CheckAnalysis } from '../../documents/proof/check-analysis.ts';
import { InputError } from '../../foundation/errors.ts';
import { contentText } from '../../foundation/quantity/format.ts';
import { parseReading, type Reading } from '../../foundation/quantity/reading.ts';
import {
  type AnalysisMethod,
  findMethod,
  knownMethod,
  UNSTATED_METHOD,
  uncertaintyOf,
} from '../../metal/alloy/analysis-method.ts';
import type { ElementSymbol } from '../../metal/alloy/element.ts';
import type { TraceLimits } from '../../metal/alloy/trace-limits.ts';
import { FRACTION, inUnit } from '../../models/release/contractual.ts';

/** What a comparison needs of the facts. */
export interface CheckFacts {
  readonly analysisMethods: ReadonlyMap<string, AnalysisMethod>;
  readonly checkAnalysis: TraceLimits['checkAnalysis'];
}

export type CheckVerdict = 'agrees' | 'disagrees' | 'cannot tell';

export interface CheckedElement {
  readonly element: string;
  /** Each certified result with its place, as printed; "not stated" where the certificate has none. */
  readonly certificate: string;
  readonly check: string;
  readonly verdict: CheckVerdict;
  /** Purchaser's tolerance and expanded uncertainty of the difference (k = 2) [wt%]; null where not known. */
  readonly tolerance_wtpct: string | null;
  readonly uncertainty_wtpct: string | null;
  readonly words: string;
}

export interface CheckedMetal {
  readonly verdict: CheckVerdict;
  readonly elements: readonly CheckedElement[];
  readonly words: string;
}

type Result = Certificate['results'][number];

/**
 * The customer's own analysis held against a certificate, element by element. What the certificate states is the range of its specimens:
 * outside it the difference to the nearest may be as large as the purchaser's tolerance (AMS 2269) and the uncertainty of both methods
 * together (k = 2). An uncertainty that would hide a tenth of the content cannot tell. One element that disagrees is enough: it is
 * other metal, or one of both analyses is wrong. Throws InputError for a method or a decimal that cannot be read.
 */
export function checkedMetal(
  results: readonly Result[],
  { results: own }: CheckAnalysis,
  facts: CheckFacts,
): CheckedMetal {
  const elements = own.map((check, i) => {
    const path = `results[${i}]`;
    findMethod(facts.analysisMethods, check.method, `${path}.method`);
    const told = results.filter(({ element, replaced }) => element === check.element && !replaced);
    return told.length === 0 ? notStated(check) : checkedElement(told, { ...check, path }, facts);
  });
  const disagree = elements.filter(({ verdict }) => verdict === 'disagrees');
  const agree = elements.filter(({ verdict }) => verdict === 'agrees');
  if (disagree.length > 0)
    return { verdict: 'disagrees', elements, words: disagree.map(({ words }) => words).join('; ') };
  if (agree.length > 0 && agree.length * 2 >= elements.length)
    return {
      verdict: 'agrees',
      elements,
      words: `${agree.map(({ element }) => element).join(', ')} of the check analysis agree with the certificate${untold(elements)}`,
    };
  return {
    verdict: 'cannot tell',
    elements,
    words: `the check analysis cannot tell this metal from another${untold(elements)}`,
  };
}

/** Elements that nothing can be said of, so that none of them is taken for one that agrees. */
function untold(elements: readonly CheckedElement[]): string {
  const named = elements.filter(({ verdict }) => verdict === 'cannot tell').map(({ element }) => element);
  return named.length === 0 ? '' : `; not decided: ${named.join(', ')}`;
}

type OwnResult = CheckAnalysis['results'][number];

const notStated = ({ element, text, unit }: OwnResult): CheckedElement => ({
  element,
  certificate: 'not stated',
  check: `${text} ${unit}`,
  verdict: 'cannot tell',
  tolerance_wtpct: null,
  uncertainty_wtpct: null,
  words: `${element}: check analysis ${text} ${unit}; the certificate does not state ${element}`,
});

/** A result as an interval: "< L" reaches from 0 to L, "> L" from L on [kg/kg]. */
interface Side {
  readonly reading: Reading;
  readonly value: number;
  readonly low: number;
  readonly high: number;
  /** One standard uncertainty [kg/kg]; null where no method that is known measures the element. */
  readonly sd: number | null;
}

function checkedElement(
  told: readonly Result[],
  check: OwnResult & { readonly path: string },
  facts: CheckFacts,
): CheckedElement {
  const { element, unit } = told[0]!;
  const certified = told.map((one) => sideOf({ ...one, path: 'certificate' }, facts));
  const own = sideOf({ ...check, path: check.path }, facts);
  const { nearest, distance } = nearestOf(certified, own);
  const tolerance = toleranceAt(element, nearest.value, facts);
  const uncertainty = nearest.sd === null || own.sd === null ? null : 2 * Math.hypot(nearest.sd, own.sd);
  const verdict = verdictOf({ nearest, own, distance }, { tolerance, uncertainty });
  const shown = (fraction: number | null): string =>
    fraction === null ? 'not known' : `${contentText(fraction / FRACTION[unit], { digits: 2 })} ${unit}`;
  const certificate = told.map(placed).join(', ');
  const apart =
    told.length === 1
      ? `${shown(distance)} apart`
      : distance === 0
        ? 'inside the range of the specimens'
        : `${shown(distance)} outside the range of the specimens`;
  return {
    element,
    certificate,
    check: `${check.text} ${check.unit}`,
    verdict,
    tolerance_wtpct: tolerance === null ? null : percent(tolerance),
    uncertainty_wtpct: uncertainty === null ? null : percent(uncertainty),
    words: `${element}: certificate ${certificate}, check analysis ${ownText(own, check, unit)} (${apart}; tolerance ${shown(tolerance)}, uncertainty of both ${shown(uncertainty)})`,
  };
}

/** A certified result; where there are several they are told apart by specimen or place. */
const placed = ({ text, unit, place, specimen }: Result, _: number, all: readonly Result[]): string =>
  all.length === 1 ? `${text} ${unit}` : `${text} ${unit} (${specimen ?? place})`;

/** The customer's result in the unit of the certificate, and as it was typed where that is another. */
function ownText({ reading }: Side, { text, unit: typed }: OwnResult, unit: Result['unit']): string {
  if (typed === unit) return `${text} ${unit}`;
  const operator = reading.operator === '=' ? '' : reading.operator;
  return `${operator}${inUnit(reading.digits, typed, unit)} ${unit} (typed as ${text} ${typed})`;
}

/** The end of the certified range that a result is nearest to, and how far outside it is; 0 for inside [kg/kg]. */
function nearestOf(
  certified: readonly Side[],
  own: Side,
): { readonly nearest: Side; readonly distance: number } {
  const lowest = certified.reduce((a, b) => (b.low < a.low ? b : a));
  const highest = certified.reduce((a, b) => (b.high > a.high ? b : a));
  if (own.low > highest.high) return { nearest: highest, distance: own.low - highest.high };
  if (own.high < lowest.low) return { nearest: lowest, distance: lowest.low - own.high };
  const away = ({ low, high }: Side): number => Math.max(0, own.low - high, low - own.high);
  return { nearest: certified.reduce((a, b) => (away(b) < away(a) ? b : a)), distance: 0 };
}

function verdictOf(
  { nearest, own, distance }: { readonly nearest: Side; readonly own: Side; readonly distance: number },
  { tolerance, uncertainty }: { readonly tolerance: number | null; readonly uncertainty: number | null },
): CheckVerdict {
  if (distance > (tolerance ?? 0) + (uncertainty ?? 0))
    return uncertainty === null ? 'cannot tell' : 'disagrees';
  if (!own.reading.operator.startsWith('=')) return 'cannot tell';
  if (!nearest.reading.operator.startsWith('=')) return 'agrees';
  const hides = Math.max(tolerance ?? 0, nearest.value / 10);
  return uncertainty !== null && uncertainty > hides ? 'cannot tell' : 'agrees';
}

function sideOf(
  {
    element,
    text,
    unit,
    method,
    path,
  }: {
    readonly element: ElementSymbol;
    readonly text: string;
    readonly unit: 'wt%' | 'ppm';
    readonly method?: string | undefined;
    readonly path: string;
  },
  { analysisMethods }: CheckFacts,
): Side {
  let reading: Reading;
  try {
    reading = parseReading(text);
  } catch {
    throw new InputError(`${path}: "${text}" is not a decimal`, {
      path,
      value: text,
      allowed: 'a decimal with a point, < or > in front',
    });
  }
  const value = reading.value * FRACTION[unit];
  return {
    reading,
    value,
    low: reading.operator.startsWith('<') ? 0 : value,
    high: reading.operator.startsWith('>') ? Number.POSITIVE_INFINITY : value,
    sd: sdOf(analysisMethods, method ?? UNSTATED_METHOD, { element, value }),
  };
}

/**
 * One standard uncertainty [kg/kg]. A method that is not known, or does not measure the element, is taken as a laboratory analysis of
 * unstated method; null where that does not measure it either.
 */
function sdOf(
  methods: CheckFacts['analysisMethods'],
  name: string,
  { element, value }: { readonly element: ElementSymbol; readonly value: number },
): number | null {
  for (const method of [knownMethod(methods, name), methods.get(UNSTATED_METHOD)]) {
    if (!method) continue;
    const { measured, sd, biasRelative } = uncertaintyOf(method, element, value);
    if (measured) return Math.hypot(sd, biasRelative * value);
  }
  return null;
}

/** Purchaser's tolerance at a content [kg/kg]; null where the table has none. */
const toleranceAt = (element: ElementSymbol, value: number, { checkAnalysis }: CheckFacts): number | null =>
  checkAnalysis.get(element)?.find(({ upTo }) => value <= upTo)?.tolerance ?? null;

/** [wt%], two significant digits: of a trace it is never 0.0000. */
const percent = (fraction: number): string => contentText(fraction * 100, { digits: 2 });
