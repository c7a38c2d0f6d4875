import type { ContentWindow } from '../../documents/page.ts';
import { parseReading, shiftDecimal } from '../../foundation/quantity/reading.ts';

interface Row {
  readonly text: string;
  readonly unit: string;
  readonly limit: string;
}

/** A result and its limit in one unit; `printed` = as the laboratory wrote it, where that was another unit. */
export interface InUnitOfLimit {
  readonly text: string;
  readonly unit: string;
  readonly limit: string;
  readonly printed?: string;
}

/** Below this a result by ppm stays in ppm beside a limit in wt%, which is written in ppm too: 0.056 ppm, not 0.0000056 wt% [ppm]. */
const TRACE_PPM = 10;

/**
 * A result beside its limit in one unit: the decimal point is moved by four places, no digit is lost. It is the unit of the limit, but
 * that of the result for a trace. A row without a limit stays as it was printed.
 */
export function inUnitOfLimit(row: Row, isTrace = isTraceRow(row)): InUnitOfLimit {
  const { text, unit, limit } = row;
  const wanted = unitOfLimit(limit);
  if (text === '' || wanted === undefined || wanted === unit || !(unit === 'ppm' || unit === 'wt%'))
    return { text, unit, limit };
  if (isTrace && wanted === 'wt%') return { text, unit, limit: limitInPpm(limit) };
  const { operator, digits } = parseReading(text);
  const moved = shiftDecimal(digits, wanted === 'wt%' ? -4 : 4);
  return {
    text: `${operator === '=' ? '' : operator}${moved}`,
    unit: wanted,
    limit,
    printed: `${text} ${unit}`,
  };
}

/** True for a trace that a laboratory printed in ppm and whose limit is in wt%. */
export const isTraceRow = ({ text, unit, limit }: Row): boolean =>
  unit === 'ppm' && text !== '' && unitOfLimit(limit) === 'wt%' && parseReading(text).value < TRACE_PPM;

const unitOfLimit = (limit: string): string | undefined =>
  /\b(wt%|ppm)(?![\w%])/.exec(limit)?.[1] ?? (limit.includes('wt%') ? 'wt%' : undefined);

/** "at most 500 ppm, residual" of "at most 0.05 wt%, residual". */
const limitInPpm = (limit: string): string =>
  limit.replace(LIMIT, (ends) =>
    ends.replace('wt%', 'ppm').replaceAll(/\d[\d.]*/g, (digits) => shiftDecimal(digits, 4)),
  );

/** The ends of a limit in words, such as "17.0 to 21.0 wt%" or "at most 0.05 wt%, residual". */
const LIMIT = /^(?:(at most|at least) )?(\d[\d.]*)(?: to (\d[\d.]*))? (wt%|ppm)/;

/** A result in the window of its limit, in the unit of that; null where it is not printed, or has no limit. */
export function windowOf({ element, ...row }: Row & { readonly element: string }): ContentWindow | null {
  const shown = inUnitOfLimit(row);
  const [, bound, first, second, unit] = LIMIT.exec(shown.limit) ?? [];
  if (row.text === '' || first === undefined || unit === undefined) return null;
  const { operator, value } = parseReading(shown.text);
  return {
    ...{ element, unit, value },
    ...(bound === 'at most' ? {} : { min: Number(first) }),
    ...(bound === 'at most' ? { max: Number(first) } : second === undefined ? {} : { max: Number(second) }),
    ...(operator.startsWith('<') ? { low: 0 } : {}),
  };
}
