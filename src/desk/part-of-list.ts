import type { PartOrder } from '../documents/common.ts';

/** A part of a list that is known whole: the rows after a place, how many there are in all, and the place where more follow. */
export function partOf<Row>(
  rows: readonly Row[],
  { limit = rows.length, after = 0 }: PartOrder,
): { readonly rows: Row[]; readonly total: number; readonly next?: number } {
  const end = after + limit;
  return {
    rows: rows.slice(after, end),
    total: rows.length,
    ...(end < rows.length ? { next: end } : {}),
  };
}
