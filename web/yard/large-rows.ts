import type { YardLot } from '../../src/documents/yard/yard.ts';
import { MOST_AT_ONCE, ROWS } from './lots-query.ts';

/**
 * Parts of a large yard that are needed beside its first one: those that the drawn rows lie in, and all of a view that is small enough to
 * act on. None while the first one is still that of another view.
 */
export function partsFor(
  { first, last }: { readonly first: number; readonly last: number },
  { total, isOther }: { readonly total: number; readonly isOther: boolean },
): readonly number[] {
  if (isOther || total === 0) return [];
  const end = Math.floor((total - 1) / ROWS);
  const [from, to] = total <= MOST_AT_ONCE ? [0, end] : [first, last].map((row) => Math.floor(row / ROWS));
  return Array.from({ length: Math.min(to!, end) - from! + 1 }, (_, i) => from! + i).filter(
    (part) => part > 0,
  );
}

/** All rows of a view, of which those are there that were read. */
export function placedRows(
  read: ReadonlyMap<number, readonly YardLot[]>,
  total: number,
): readonly (YardLot | undefined)[] {
  const rows = new Array<YardLot | undefined>(total).fill(undefined);
  for (const [part, lots] of read)
    for (const [i, lot] of lots.entries()) if (part * ROWS + i < total) rows[part * ROWS + i] = lot;
  return rows;
}
