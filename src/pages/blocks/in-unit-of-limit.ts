import type { ContentWindow } from '../../documents/page.ts';
import { parseReading, shiftDecimal } from '../../foundation/quantity/reading.ts';

interface Row {
  readonly text: string;
  readonly unit: string;
  readonly limit: string;
}

/** A result in the unit of the limit beside it; `printed` = as the laboratory wrote it, where that was another unit. */
export interface InUnitOfLimit {
  readonly text: string;
  readonly unit: string;
  readonly printed?: string;
}

/**
 * A result beside its limit in one unit: the decimal point is moved by four places, no digit is lost. A row without a limit stays as
 * it was printed.
 */
export function inUnitOfLimit({ text, unit, limit }: Row): InUnitOfLimit {
  const wanted = /\b(wt%|ppm)(?![\w%])/.exec(limit)?.[1] ?? (limit.includes('wt%') ? 'wt%' : undefined);
  if (text === '' || wanted === undefined || wanted === unit || !(unit === 'ppm' || unit === 'wt%'))
    return { text, unit };
  const { operator, digits } = parseReading(text);
  const moved = shiftDecimal(digits, wanted === 'wt%' ? -4 : 4);
  return {
    text: `${operator === '=' ? '' : operator}${moved}`,
    unit: wanted,
    printed: `${text} ${unit}`,
  };
}

/** The ends of a limit in words, such as "17.0 to 21.0 wt%" or "at most 0.05 wt%, residual". */
const LIMIT = /^(?:(at most|at least) )?(\d[\d.]*)(?: to (\d[\d.]*))? (wt%|ppm)/;

/** A result in the window of its limit, in the unit of that; null where it is not printed, or has no limit. */
export function windowOf({ element, ...row }: Row & { readonly element: string }): ContentWindow | null {
  const [, bound, first, second, unit] = LIMIT.exec(row.limit) ?? [];
  if (row.text === '' || first === undefined || unit === undefined) return null;
  const { operator, value } = parseReading(inUnitOfLimit(row).text);
  return {
    ...{ element, unit, value },
    ...(bound === 'at most' ? {} : { min: Number(first) }),
    ...(bound === 'at most' ? { max: Number(first) } : second === undefined ? {} : { max: Number(second) }),
    ...(operator.startsWith('<') ? { low: 0 } : {}),
  };
}
