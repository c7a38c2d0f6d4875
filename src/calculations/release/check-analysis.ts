import type { Certificate } from '../../documents/certificate.ts';
import type { CheckAnalysis } from '../../documents/check-analysis.ts';
import { InputError } from '../../foundation/errors.ts';
import { parseReading, type Reading, toDecimalText } from '../../foundation/quantity/reading.ts';
import { type AnalysisMethod, findMethod, uncertaintyOf } from '../../metal/alloy/analysis-method.ts';
import type { ElementSymbol } from '../../metal/alloy/element.ts';
import type { TraceLimits } from '../../metal/alloy/trace-limits.ts';
import { FRACTION } from '../../models/release/contractual.ts';

/** What a comparison needs of the facts. */
export interface CheckFacts {
  readonly analysisMethods: ReadonlyMap<string, AnalysisMethod>;
  readonly checkAnalysis: TraceLimits['checkAnalysis'];
}

export type CheckVerdict = 'agrees' | 'disagrees' | 'cannot tell';

export interface CheckedElement {
  readonly element: string;
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
 * The customer's own analysis held against a certificate, element by element. The difference may be as large as the
 * purchaser's tolerance (AMS 2269) and the uncertainty of both methods together (k = 2); an uncertainty that would hide a tenth of the
 * content cannot tell. One element that disagrees is enough: it is other metal, or one of both analyses is wrong.
 */
export function checkedMetal(
  results: readonly Result[],
  { results: own }: CheckAnalysis,
  facts: CheckFacts,
): CheckedMetal {
  const elements = own.flatMap((check, i) => {
    const told = results.find(({ element, replaced }) => element === check.element && !replaced);
    return told ? [checkedElement(told, { ...check, path: `results[${i}]` }, facts)] : [];
  });
  const disagree = elements.filter(({ verdict }) => verdict === 'disagrees');
  const agree = elements.filter(({ verdict }) => verdict === 'agrees');
  if (disagree.length > 0)
    return { verdict: 'disagrees', elements, words: disagree.map(({ words }) => words).join('; ') };
  if (agree.length > 0 && agree.length * 2 >= elements.length)
    return {
      verdict: 'agrees',
      elements,
      words: `${agree.map(({ element }) => element).join(', ')} of the check analysis agree with the certificate`,
    };
  return {
    verdict: 'cannot tell',
    elements,
    words: 'the check analysis cannot tell this metal from another',
  };
}

interface Side {
  readonly reading: Reading;
  /** [kg/kg] */
  readonly value: number;
  /** One standard uncertainty [kg/kg]; null where the method is not known. */
  readonly sd: number | null;
}

function checkedElement(
  told: Result,
  check: CheckAnalysis['results'][number] & { readonly path: string },
  facts: CheckFacts,
): CheckedElement {
  const element = told.element;
  const left = sideOf({ ...told, path: 'certificate' }, facts);
  const right = sideOf({ ...check, element, path: check.path }, facts);
  const tolerance = toleranceAt(element, left.value, facts);
  const uncertainty = left.sd === null || right.sd === null ? null : 2 * Math.hypot(left.sd, right.sd);
  const verdict = verdictOf(left, right, { tolerance, uncertainty });
  const [certificate, checked] = [`${told.text} ${told.unit}`, `${check.text} ${check.unit}`];
  return {
    element,
    certificate,
    check: checked,
    verdict,
    tolerance_wtpct: tolerance === null ? null : percent(tolerance),
    uncertainty_wtpct: uncertainty === null ? null : percent(uncertainty),
    words: `${element}: certificate ${certificate}, check analysis ${checked} (tolerance ${tolerance === null ? 'not known' : `${percent(tolerance)} wt%`}, uncertainty of both ${uncertainty === null ? 'not known' : `${percent(uncertainty)} wt%`})`,
  };
}

function verdictOf(
  left: Side,
  right: Side,
  { tolerance, uncertainty }: { readonly tolerance: number | null; readonly uncertainty: number | null },
): CheckVerdict {
  const allowed = (tolerance ?? 0) + (uncertainty ?? 0);
  const [a, b] = [left.reading.operator[0], right.reading.operator[0]];
  if (a !== '=' && b !== '=') return 'cannot tell';
  const distance = right.value - left.value;
  if (a === '<' || b === '>')
    return distance > allowed ? 'disagrees' : a === '<' && b === '=' ? 'agrees' : 'cannot tell';
  if (b === '<' || a === '>')
    return -distance > allowed ? 'disagrees' : a === '>' && b === '=' ? 'agrees' : 'cannot tell';
  if (Math.abs(distance) > allowed) return uncertainty === null ? 'cannot tell' : 'disagrees';
  const hides = Math.max(tolerance ?? 0, left.value / 10);
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
    readonly method: string;
    readonly path: string;
  },
  facts: CheckFacts,
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
  return { reading, value, sd: sdOf(method, element, { value, facts }) };
}

function sdOf(
  method: string,
  element: ElementSymbol,
  { value, facts }: { readonly value: number; readonly facts: CheckFacts },
): number | null {
  try {
    const { measured, sd, biasRelative } = uncertaintyOf(
      findMethod(facts.analysisMethods, method),
      element,
      value,
    );
    return measured ? Math.hypot(sd, biasRelative * value) : null;
  } catch {
    return null;
  }
}

/** Purchaser's tolerance at a content [kg/kg]; null where the table has none. */
const toleranceAt = (element: ElementSymbol, value: number, { checkAnalysis }: CheckFacts): number | null =>
  checkAnalysis.get(element)?.find(({ upTo }) => value <= upTo)?.tolerance ?? null;

const percent = (fraction: number): string => toDecimalText(fraction * 100, 4);
