import { infiniteQueryOptions } from '@tanstack/react-query';
import { yardSchema } from '../../src/documents/yard.ts';
import { readDocument } from '../api/client.ts';

/** Lots of one answer: few enough to be here soon, many enough for a yard of ten thousand. */
const PART = 1000;

/** The lots of the yard in the order they were booked, part by part. */
export const lotsQuery = infiniteQueryOptions({
  queryKey: ['lots'],
  queryFn: ({ pageParam, signal }) =>
    readDocument(yardSchema, '/api/yard/list-lots', {
      order: { limit: PART, ...(pageParam === null ? {} : { after: pageParam }) },
      signal,
    }),
  initialPageParam: null as number | null,
  getNextPageParam: ({ next }) => next ?? null,
  staleTime: 15_000,
});
