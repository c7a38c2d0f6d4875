import type { InstrumentColumn, InstrumentOrder } from './instrument-table.tsx';

export interface ListedColumn<Row> extends InstrumentColumn<Row> {
  /** What the list is sorted by in this column; null stands last, whichever way it is sorted. */
  readonly value?: (row: Row) => string | number | null;
}

/** Rows in an order; those that are equal in it stay as they were. Numbers in texts count: "R-9" before "R-10". */
export function sortedRows<Row>(
  rows: readonly Row[],
  columns: readonly ListedColumn<Row>[],
  order: InstrumentOrder | null,
): readonly Row[] {
  const value = columns.find(({ id }) => id === order?.by)?.value;
  if (!value || !order) return rows;
  const way = order.isDown ? -1 : 1;
  return [...rows].sort((one, other) => {
    const [a, b] = [value(one), value(other)];
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    return way * (typeof a === 'number' && typeof b === 'number' ? a - b : inText(String(a), String(b)));
  });
}

const inText = new Intl.Collator('en', { numeric: true }).compare;
