import { leftOf, type YardLot } from './yard.ts';

/** What the yard is sorted by: the order of booking, or a column of its table. */
const LOT_COLUMNS = [
  'booked',
  'lot',
  'grade',
  'form',
  'mass',
  'worth',
  'age',
  'state',
  'why',
  'margin',
] as const;
export type LotColumn = (typeof LOT_COLUMNS)[number];

/** How an order of the yard is written: the column, with a minus the largest first. */
export const LOT_SORTS = LOT_COLUMNS.flatMap((column) => [column, `-${column}`] as const);

const NUMERIC: readonly LotColumn[] = ['booked', 'mass', 'worth', 'age', 'margin'];

/** An order of the yard: by which column, and whether the largest come first. */
export interface LotOrder {
  readonly by: LotColumn;
  readonly isDown: boolean;
}

/** What lots are sorted by in each column. The older a lot, the larger its age, to the moment: the whole days change at midnight. */
const VALUES: { readonly [column in LotColumn]: (lot: YardLot) => string | number } = {
  booked: ({ node }) => node,
  lot: ({ id }) => countable(id),
  grade: ({ grade }) => countable(grade),
  form: ({ form }) => form,
  mass: leftOf,
  worth: ({ payable_usd }) => payable_usd ?? -1,
  age: ({ receivedAt }) => -Date.parse(receivedAt),
  state: ({ status, stage }) => (stage === 'refused' ? `${status} refused` : status),
  why: ({ why }) => countable(why[0] ?? ''),
  // without a limit there is the greatest of margins
  margin: ({ nearest }) => nearest?.margin ?? Number.MAX_VALUE,
};

/** Digits of the longest number that is told from another in a text. */
const DIGITS = 12;

/** A text of which the order of letters is also that of its numbers: "R-9" before "R-10". */
const countable = (text: string): string =>
  text.toLowerCase().replaceAll(/\d+/g, (digits) => digits.padStart(DIGITS, '0'));

/** The order that a text names; null, as booked, where it names none. */
export function orderIn(sort = ''): LotOrder | null {
  const name = sort.replace(/^-/, '');
  const by = LOT_COLUMNS.find((column) => column === name);
  return by ? { by, isDown: sort.startsWith('-') } : null;
}

/** Lots in an order; those that are equal in it stay as booked. */
export function sortLots(lots: readonly YardLot[], order: LotOrder | null): readonly YardLot[] {
  if (order === null) return lots;
  const value = VALUES[order.by];
  const way = order.isDown ? -1 : 1;
  const keyed = lots.map((lot) => ({ lot, by: value(lot) }));
  keyed.sort((a, b) => (a.by < b.by ? -way : a.by > b.by ? way : a.lot.node - b.lot.node));
  return keyed.map(({ lot }) => lot);
}

/** How an order is written. */
const wordOf = ({ by, isDown }: LotOrder): string => (isDown ? `-${by}` : by);

/** The place of a lot in an order, as text: its node, which tells it from lots that are equal there, the order, and what it is sorted by. */
export const placeIn = (order: LotOrder, lot: YardLot): string =>
  `${lot.node}:${wordOf(order)}:${VALUES[order.by](lot)}`;

/** The order that a place was told in; null for a text that names no place. */
export function orderOfPlace(place: string): string | null {
  const [, , word = '', text = ''] = PLACE.exec(place) ?? [];
  const order = orderIn(word);
  return order === null || (NUMERIC.includes(order.by) && Number.isNaN(numberIn(text))) ? null : word;
}

const PLACE = /^(\d{1,10}):(-?[a-z]+):(.*)$/s;

const numberIn = (text: string): number => Number(text || Number.NaN);

/**
 * Of lots in an order those that stand behind a place in it, wherever the lot of that place stands now. Null for a text that names no place
 * in this order.
 */
export function lotsBehind(
  lots: readonly YardLot[],
  order: LotOrder,
  place: string,
): readonly YardLot[] | null {
  if (orderOfPlace(place) !== wordOf(order)) return null;
  const { by, isDown } = order;
  const [, digits, , text = ''] = PLACE.exec(place) ?? [];
  const at = NUMERIC.includes(by) ? numberIn(text) : text;
  const isBehind = (lot: YardLot): boolean => {
    const own = VALUES[by](lot);
    return own === at ? lot.node > Number(digits) : own > at !== isDown;
  };
  let [from, to] = [0, lots.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (isBehind(lots[middle]!)) to = middle;
    else from = middle + 1;
  }
  return lots.slice(from);
}
