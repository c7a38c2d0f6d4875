import type { CellKind, CellValue } from '../../../documents/contract/list.ts';

/** What may be compared with each other: numbers, texts, days, moments, yes and no. */
export type Sort = 'number' | 'text' | 'day' | 'instant' | 'flag' | 'null';

const SORTS: Readonly<Record<CellKind, Sort>> = {
  ...{ text: 'text', parts: 'text', number: 'number', whole: 'number', decimal: 'number' },
  ...{ flag: 'flag', day: 'day', instant: 'instant' },
};
export const sortOf = (kind: CellKind): Sort => SORTS[kind];

/** A value that stands in a filter or a key. */
export interface Literal {
  readonly sort: Sort;
  readonly value: CellValue;
}

/** The value that a word or a quoted text stands for; null for any other word. */
export function literalOf(text: string): Literal | null {
  if (text.startsWith("'")) return { sort: 'text', value: text.slice(1, -1).replaceAll("''", "'") };
  if (text === 'null') return { sort: 'null', value: null };
  if (text === 'true' || text === 'false') return { sort: 'flag', value: text === 'true' };
  if (/^-?\d+(\.\d+)?([eE][+-]?\d{1,3})?$/.test(text)) return { sort: 'number', value: text };
  if (/^\d{4}-\d\d-\d\d$/.test(text) && isTime(text)) return { sort: 'day', value: text };
  if (/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/.test(text) && isTime(text))
    return { sort: 'instant', value: text };
  return null;
}

const isTime = (text: string): boolean => !Number.isNaN(Date.parse(text));

/** Below 0 where `a` comes before `b`, 0 where they are equal. Both are of one sort, and neither is null. */
export function compared(sort: Sort, a: CellValue, b: CellValue): number {
  if (sort === 'number') return comparedNumbers(a as string | number, b as string | number);
  if (sort === 'instant') return Date.parse(String(a)) - Date.parse(String(b));
  return a === b ? 0 : a! < b! ? -1 : 1;
}

/** Decimals are compared digit by digit; a number of the program as the number that it is. */
function comparedNumbers(a: string | number, b: string | number): number {
  if (typeof a === 'number' || typeof b === 'number') return Number(a) - Number(b);
  const [first, second] = [scaled(a), scaled(b)];
  const places = Math.max(first.places, second.places);
  const difference =
    first.digits * 10n ** BigInt(places - first.places) -
    second.digits * 10n ** BigInt(places - second.places);
  return difference === 0n ? 0 : difference < 0n ? -1 : 1;
}

/** `12.50` -> 1250 with 2 decimal places. */
function scaled(text: string): { readonly digits: bigint; readonly places: number } {
  const [, whole = '0', part = '', power = '0'] = /^(-?\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(text) ?? [];
  const places = part.length - Number(power);
  const digits = BigInt(`${whole}${part}`);
  return places < 0 ? { digits: digits * 10n ** BigInt(-places), places: 0 } : { digits, places };
}
