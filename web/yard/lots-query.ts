import { infiniteQueryOptions } from '@tanstack/react-query';
import { z } from 'zod';
import { type Yard, yardSchema } from '../../src/documents/yard/yard.ts';
import { type Order, readDocument } from '../api/client.ts';

/** Lots of one answer: few enough to be here soon, many enough for a yard of ten thousand. */
const PART = 1000;
/** Lots that are checked without a pause: on a slow phone in a few hundredths of a second. */
const AT_ONCE = 100;

const uncheckedSchema = yardSchema.extend({ lots: z.array(z.unknown()) });

/** The lots of the yard in the order they were booked, part by part. */
export const lotsQuery = infiniteQueryOptions({
  queryKey: ['lots'],
  queryFn: ({ pageParam, signal }) =>
    readLots({ limit: PART, ...(pageParam === null ? {} : { after: pageParam }) }, signal),
  initialPageParam: null as number | null,
  getNextPageParam: ({ next }) => next ?? null,
  staleTime: 15_000,
});

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
