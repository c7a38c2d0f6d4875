import type { Content } from '../../documents/results/reading.ts';
import { PPM_PER } from '../../foundation/quantity/format.ts';
import { isReading, parseReading } from '../../foundation/quantity/reading.ts';
import { isElement } from '../../metal/alloy/element.ts';
import type { ContentUnit } from '../../metal/alloy/words.ts';

/** A result as a record says it. */
export interface PrintedContent {
  readonly element: string;
  readonly text: string;
  readonly unit: ContentUnit;
  readonly sd?: string;
}

/** Units that are printed for what records write. */
const UNITS: ReadonlyMap<string, ContentUnit> = new Map(
  Object.entries({
    '%': 'wt%',
    'wt%': 'wt%',
    'wt.%': 'wt%',
    'wt. %': 'wt%',
    'wt %': 'wt%',
    'mass%': 'wt%',
    'mass %': 'wt%',
    'm%': 'wt%',
    'w%': 'wt%',
    ppm: 'ppm',
    'mg/kg': 'ppm',
    'ug/g': 'ppm',
    'µg/g': 'ppm',
    'μg/g': 'ppm',
    ppb: 'ppb',
    'ug/kg': 'ppb',
    'µg/kg': 'ppb',
    'μg/kg': 'ppb',
  } as const),
);

/** Two numbers that say the same content [1]: a printed text and its value in wt%, both from the same digits. */
const SAME = 1e-6;
/** Digits of a content that the file prints otherwise than a record does: an oxide, or a solution. */
const DIGITS = 7;
/** Below this it is written in ppm [wt%]. */
const SMALL_WTPCT = 0.001;

/**
 * A content of a file as it is booked: as printed where it is printed in a unit of records, else as its value; words where there is nothing
 * to book. What is below a limit stays below it.
 */
export function printedContent(content: Content): PrintedContent | { readonly left: string } {
  const { element, text, value_wtpct, flag, limit_wtpct } = content;
  if (!isElement(element)) return { left: `${element} is not an element that compositions hold` };
  if (flag === 'below' || flag === 'above') {
    if (typeof limit_wtpct !== 'number' || !(limit_wtpct > 0))
      return { left: `${element} ${text} is ${flag} a limit that the file does not print` };
    return inUnit(content, { value_wtpct: limit_wtpct, sign: flag === 'below' ? '<' : '>' });
  }
  if (value_wtpct === null) return { left: `${element} ${text} is no content` };
  if (value_wtpct < 0 || value_wtpct > 100)
    return { left: `${element} ${text} ${content.unit} is not a possible content` };
  return inUnit(content, { value_wtpct, sign: '' });
}

function inUnit(
  { element, text, unit: printed, spread }: Content,
  { value_wtpct, sign }: { readonly value_wtpct: number; readonly sign: '' | '<' | '>' },
): PrintedContent {
  const unit = UNITS.get(printed.trim().toLowerCase());
  const digits = text
    .trim()
    .replace(/^[<>≤≥]=?\s*/, '')
    .replace(',', '.');
  const isAsPrinted =
    unit !== undefined &&
    isReading(digits) &&
    Math.abs((parseReading(digits).value * PPM_PER[unit]) / 1e4 - value_wtpct) <=
      SAME * Math.abs(value_wtpct);
  if (isAsPrinted)
    return {
      ...{ element, text: `${sign}${digits}`, unit },
      ...(spread === undefined || sign !== '' ? {} : { sd: plain(spread.value / spread.k) }),
    };
  const own: ContentUnit = value_wtpct !== 0 && value_wtpct < SMALL_WTPCT ? 'ppm' : 'wt%';
  const value = (value_wtpct * 1e4) / PPM_PER[own];
  const printedValue = Number(digits);
  const scale = printedValue > 0 ? value / printedValue : null;
  return {
    ...{ element, text: `${sign}${plain(value)}`, unit: own },
    ...(spread === undefined || scale === null || sign !== ''
      ? {}
      : { sd: plain((scale * spread.value) / spread.k) }),
  };
}

/** A decimal without exponent, as short as its digits allow. */
function plain(value: number): string {
  const short = Number(value.toPrecision(DIGITS));
  const text = String(short);
  return text.includes('e') ? short.toFixed(20).replace(/\.?0+$/, '') : text;
}
