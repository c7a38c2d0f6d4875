import { InputError } from '../../foundation/errors.ts';
import { ownValue } from '../../foundation/quantity/own-value.ts';
import { parseReading } from '../../foundation/quantity/reading.ts';
import { byElementOrder, isElement, parseElement } from '../../metal/alloy/element.ts';
import { CONTENT_UNITS, type ContentUnit } from '../../metal/alloy/words.ts';

/** One element as printed: text "<0.1", unit "ppm"; `sd` one standard deviation in the same unit. */
export interface RecordedResult {
  readonly element: string;
  readonly text: string;
  readonly unit: ContentUnit;
  readonly sd?: string;
}

/** Name and value of one field that can be disclosed alone. */
export type Pair = readonly [name: string, value: unknown];

const SUFFIX: Readonly<Record<ContentUnit, string>> = { 'wt%': 'wtpct', ppm: 'ppm', ppb: 'ppb' };
/** `_pct` is how the bundle vectors of the proposal wrote weight percent; read, never written. */
const UNIT: Readonly<Record<string, ContentUnit>> = { wtpct: 'wt%', pct: 'wt%', ppm: 'ppm', ppb: 'ppb' };
const NAME = /^([A-Z][a-z]?)(_sd)?_(wtpct|pct|ppm|ppb)$/;

/**
 * Results as single fields, `Bi_ppm: "<0.1"`, `Bi_sd_ppm: "0.02"`, so that one element can be disclosed alone.
 * Throws InputError for an unknown element or unit, text that is not a decimal, a negative content, 130 %, or an element
 * given twice in one unit.
 */
export function resultsToPairs(results: readonly RecordedResult[], path = 'results'): Pair[] {
  const pairs = new Map<string, string>();
  for (const [i, result] of results.entries()) {
    const at = `${path}[${i}]`;
    const element = parseElement(result.element, `${at}.element`);
    if (!CONTENT_UNITS.includes(result.unit)) {
      throw new InputError(`${element} has the unknown unit "${result.unit}"`, {
        path: `${at}.unit`,
        value: String(result.unit),
        allowed: CONTENT_UNITS.join(', '),
      });
    }
    const suffix = SUFFIX[result.unit];
    const name = `${element}_${suffix}`;
    if (pairs.has(name)) {
      throw new InputError(`${element} is given twice in ${result.unit}`, {
        path: at,
        value: element,
        allowed: 'one result per element and unit; book a repeat as another analysis',
      });
    }
    pairs.set(name, contentText(result.text, result.unit, `${at}.text`));
    if (result.sd !== undefined)
      pairs.set(`${element}_sd_${suffix}`, contentText(result.sd, result.unit, `${at}.sd`));
  }
  return [...pairs].sort(([a], [b]) => byName(a, b));
}

/** Results from disclosed fields, in print order of the elements; fields that are no results are left out. */
export function pairsToResults(pairs: readonly Pair[]): RecordedResult[] {
  const results = new Map<string, { element: string; text?: string; unit: ContentUnit; sd?: string }>();
  for (const [name, value] of pairs) {
    const match = NAME.exec(name);
    if (!match || !isElement(match[1]!) || typeof value !== 'string') continue;
    const unit = ownValue(UNIT, match[3]!)!;
    const key = `${match[1]} ${unit}`;
    const result = results.get(key) ?? { element: match[1]!, unit };
    if (match[2]) result.sd = value;
    else result.text = value;
    results.set(key, result);
  }
  return [...results.values()]
    .filter((result) => result.text !== undefined)
    .map(({ element, text, unit, sd }) => ({
      element,
      text: text!,
      unit,
      ...(sd === undefined ? {} : { sd }),
    }))
    .sort((a, b) => byElementOrder(a.element, b.element) || a.unit.localeCompare(b.unit));
}

/** Symbol of an element, as `parseElement`: the ledger knows elements only through the records. */
export const elementNamed = (text: string, path: string): string => parseElement(text, path);

/** True when a disclosed name is that of a result. */
export const isResultName = (name: string): boolean => NAME.test(name);

/** What 100 % is in each unit. */
const WHOLE: Readonly<Record<ContentUnit, number>> = { 'wt%': 100, ppm: 1e6, ppb: 1e9 };

function contentText(text: string, unit: ContentUnit, path: string): string {
  const reading = parseReading(text, path);
  if (reading.value >= 0 && reading.value <= WHOLE[unit]) return reading.text;
  throw new InputError(`${text} ${unit} is not a possible content`, {
    path,
    value: text,
    unit,
    allowed: `0 to ${WHOLE[unit]} ${unit}`,
  });
}

function byName(a: string, b: string): number {
  return byElementOrder(a.split('_')[0]!, b.split('_')[0]!) || (a < b ? -1 : 1);
}
