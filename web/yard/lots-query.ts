import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { z } from 'zod';
import type { LotsWanted } from '../../src/documents/yard/find-lots.ts';
import { orderIn } from '../../src/documents/yard/sort-lots.ts';
import { NO_SUPPLIER, type Yard, type YardTotal, yardSchema } from '../../src/documents/yard/yard.ts';
import { type Order, readDocument } from '../api/client.ts';

/** Lots of the first answer: a yard is seen at once. */
const FIRST = 200;
/** Lots of each answer after it: large enough that a yard of thousands is here soon. */
const PART = 1000;
/** Most lots of a yard that is read whole; of a larger one the server is asked for what is looked at. */
const MOST_WHOLE = 5000;
/** Lots that are checked without a pause: on a slow phone in a few hundredths of a second. */
const AT_ONCE = 100;

const uncheckedSchema = yardSchema.extend({ lots: z.array(z.unknown()) });

/** The lots of the yard in the order they were booked, part by part; of a large yard the first part alone. */
export const lotsQuery = infiniteQueryOptions({
  queryKey: ['lots'],
  queryFn: ({ pageParam, signal }) =>
    readLots(pageParam === null ? { limit: FIRST } : { limit: PART, after: pageParam }, signal),
  initialPageParam: null as number | null,
  getNextPageParam: ({ next }, pages) => (isLarge(pages) ? null : (next ?? null)),
  staleTime: 15_000,
});

/** Whether a yard has too many lots to be read whole; its parts say how many there are. */
export const isLarge = (pages: readonly Pick<Yard, 'total'>[] | undefined): boolean =>
  (pages?.[0]?.total ?? 0) > MOST_WHOLE;

/** What is looked for in a yard, and in which order. */
export interface YardView extends LotsWanted {
  readonly sort?: string | undefined;
}

/** Lots that a step is taken with at once: what is shown of them before must be read. */
export const MOST_AT_ONCE = 200;

/** Rows of a large yard that are asked for at once: some three screens. */
export const ROWS = 100;

/**
 * A part of the rows that a view of a large yard has. Where the part before it is here it goes on behind its last row, so that what is
 * booked between them leaves no row out; read anew, or after a leap, it is what stands in its place.
 */
export const rowsQuery = (view: YardView, part: number) => {
  const keyOf = (at: number) => [LOT_ROWS, view, at] as const;
  return queryOptions({
    queryKey: keyOf(part),
    queryFn: ({ client, signal }) => {
      const isHere = client.getQueryData(keyOf(part)) !== undefined;
      const afterRow = isHere ? undefined : client.getQueryData<Yard>(keyOf(part - 1))?.nextRow;
      const place = afterRow === undefined ? { skip: part * ROWS } : { afterRow };
      return readLots({ ...view, sort: sortOf(view), limit: ROWS, ...place }, signal);
    },
    staleTime: 15_000,
  });
};

/** The sums of the lots that match, and their totals by view: no lots are read but one. */
export const totalsQuery = (wanted: LotsWanted = {}) =>
  queryOptions({
    queryKey: [LOT_ROWS, wanted],
    queryFn: ({ signal }) => readLots({ ...wanted, sort: 'booked', limit: 1 }, signal),
    staleTime: 15_000,
  });

/** Names of totals, in order, but for what names nobody. */
export const namesOf = (totals: readonly YardTotal[] = []): readonly string[] =>
  totals.flatMap(({ name }) => (name === NO_SUPPLIER ? [] : [name])).sort();

/** How many lots each of some totals has, by name. */
export const countsOf = (totals: readonly YardTotal[] = []): ReadonlyMap<string, number> =>
  new Map(totals.map(({ name, lots }) => [name, lots]));

/** First word of the keys of what the server has sorted or summed of the yard. */
export const LOT_ROWS = 'lot-rows';

/** How a yard is sorted where nobody says: what is refused or on hold first. */
export const WORST_FIRST = '-state';

/** A column that the address names; the worst first where it names none. */
const sortOf = ({ sort = '' }: YardView): string => (orderIn(sort) === null ? WORST_FIRST : sort);

/** Lots, checked against their schema a few at a time: who scrolls or types meanwhile does not wait. */
export async function readLots(order: Order, signal: AbortSignal): Promise<Yard> {
  const answer = await readDocument(uncheckedSchema, '/api/yard/list-lots', { order, signal });
  const lots: Yard['lots'][number][] = [];
  for (let at = 0; at < answer.lots.length; at += AT_ONCE) {
    await pause();
    lots.push(...yardSchema.shape.lots.parse(answer.lots.slice(at, at + AT_ONCE)));
  }
  return { ...answer, lots };
}

/** Lets what waits be done first; a browser that knows no such pause goes on at once. */
const pause = (): Promise<void> | undefined =>
  (globalThis as { scheduler?: { yield?: () => Promise<void> } }).scheduler?.yield?.();
