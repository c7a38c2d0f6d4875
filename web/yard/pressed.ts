import type { LotOrder } from '../../src/documents/yard/sort-lots.ts';

/** Columns of numbers, of which the largest are looked for first. */
const NUMERIC: readonly LotOrder['by'][] = ['mass', 'worth', 'age'];

/** What an address says after the heading of a column is pressed: one way, then the other, then as at first. */
export function pressed(order: LotOrder | null, id: string): string | undefined {
  const isDownFirst = NUMERIC.some((one) => one === id);
  if (order?.by !== id) return isDownFirst ? `-${id}` : id;
  if (order.isDown !== isDownFirst) return undefined;
  return isDownFirst ? id : `-${id}`;
}
