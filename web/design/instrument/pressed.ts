import type { InstrumentOrder } from './instrument-table.tsx';

/**
 * What an address says after the heading of a column is pressed: one way, then the other, then as at first. Of numbers the largest are looked
 * for first.
 */
export function pressed(
  order: InstrumentOrder | null,
  { id, numeric = false }: { readonly id: string; readonly numeric?: boolean },
): string | undefined {
  if (order?.by !== id) return numeric ? `-${id}` : id;
  if (order.isDown !== numeric) return undefined;
  return numeric ? id : `-${id}`;
}

/** The order that an address names: a column, with a minus the largest first; null for a column that the list is not sorted by. */
export function orderOf(
  sort: string | undefined,
  columns: readonly { readonly id: string; readonly sorts?: boolean }[],
): InstrumentOrder | null {
  const by = sort?.replace(/^-/, '');
  return by !== undefined && columns.some(({ id, sorts }) => id === by && sorts)
    ? { by, isDown: sort!.startsWith('-') }
    : null;
}
