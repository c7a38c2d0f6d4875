import type { Table } from '../../documents/page.ts';

/** A table without its drawings, for faces that show text alone. */
export function withoutDrawn(table: Table): Table {
  const { columns, rows } = table;
  if (!columns.some(({ drawn }) => drawn)) return table;
  const kept = <T>(all: readonly T[]): T[] => all.filter((_, i) => !columns[i]!.drawn);
  return { ...table, columns: kept(columns), rows: rows.map(kept) };
}
