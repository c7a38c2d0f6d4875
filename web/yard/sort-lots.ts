import type { YardLot } from '../../src/documents/yard/yard.ts';
import { COLUMNS, type ColumnId } from './columns.ts';

/** What lots are sorted by in each column. */
const VALUES: { readonly [id in ColumnId]: (lot: YardLot) => string | number } = {
  lot: ({ id }) => countable(id),
  grade: ({ grade }) => countable(grade),
  form: ({ form }) => form,
  mass: ({ free_g }) => free_g,
  worth: ({ payable_usd }) => payable_usd ?? -1,
  age: ({ age_d }) => age_d,
  state: ({ status }) => status,
  why: ({ why }) => countable(why[0] ?? ''),
};
/** Columns of numbers, of which the largest are looked for first. */
const NUMERIC: readonly ColumnId[] = ['mass', 'worth', 'age'];

/** Digits of the longest number that is told from another in a text. */
const DIGITS = 12;

/** A text of which the order of letters is also that of its numbers: "R-9" before "R-10". */
const countable = (text: string): string =>
  text.toLowerCase().replaceAll(/\d+/g, (digits) => digits.padStart(DIGITS, '0'));

/** An order of the table: by which column, and whether the largest come first. */
interface Order {
  readonly by: ColumnId;
  readonly isDown: boolean;
}

/** The order that an address names; null, as booked, where it names none. */
export function orderIn(sort = ''): Order | null {
  const name = sort.replace(/^-/, '');
  const column = COLUMNS.find(({ id }) => id === name);
  return column ? { by: column.id, isDown: sort.startsWith('-') } : null;
}

/** Lots in an order; those that are equal in it stay as booked. */
export function sortLots(lots: readonly YardLot[], order: Order | null): readonly YardLot[] {
  if (order === null) return lots;
  const value = VALUES[order.by];
  const way = order.isDown ? -1 : 1;
  const keyed = lots.map((lot) => ({ lot, by: value(lot) }));
  keyed.sort((a, b) => (a.by < b.by ? -way : a.by > b.by ? way : 0));
  return keyed.map(({ lot }) => lot);
}

/** What an address says after the heading of a column is pressed: one way, then the other, then as booked. */
export function pressed(order: Order | null, id: ColumnId): string | undefined {
  const isDownFirst = NUMERIC.includes(id);
  if (order?.by !== id) return isDownFirst ? `-${id}` : id;
  if (order.isDown !== isDownFirst) return undefined;
  return isDownFirst ? id : `-${id}`;
}
