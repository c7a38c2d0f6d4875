import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { contract as listHeats } from '../../src/tasks/heats/list-heats/contract.ts';
import { readVerb } from '../api/client.ts';

const PART = 200;

/** The heats, part by part; `open`: only those that wait for a step. */
export const heatsQuery = (open: boolean) =>
  infiniteQueryOptions({
    queryKey: ['heats', open],
    queryFn: ({ pageParam, signal }) =>
      readVerb(listHeats, {
        order: {
          limit: PART,
          ...(open ? { open: true } : {}),
          ...(pageParam === null ? {} : { after: pageParam }),
        },
        signal,
      }),
    initialPageParam: null as number | null,
    getNextPageParam: ({ next }) => next ?? null,
  });

/** Heats with a text in their numbers, as far as a list of them is looked through; those of the text before stand until they are here. */
export const heatsNamed = (find: string) =>
  queryOptions({
    queryKey: ['heats', 'named', find],
    queryFn: ({ signal }) => readVerb(listHeats, { order: { find, limit: PART }, signal }),
    placeholderData: keepPreviousData,
  });
