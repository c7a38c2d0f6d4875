import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { HEAT_STATUSES } from '../../src/documents/heats/heats.ts';
import { contract as listHeats } from '../../src/tasks/heats/list-heats/contract.ts';
import { readVerb } from '../api/client.ts';

const PART = 200;

/** What is looked for among the heats. */
export interface HeatsWanted {
  /** Only those that wait for a step, the longest first. */
  readonly open?: true | undefined;
  readonly find?: string | undefined;
  /** One that no heat can have is not asked for. */
  readonly status?: string | undefined;
}

/** What the list is asked for: the latest change first, of work in progress what waits the longest. */
export const heatsOrder = ({ open, find = '', status: named }: HeatsWanted) => {
  const status = HEAT_STATUSES.find((one) => one === named);
  return {
    ...(open ? { open } : { latest: true as const }),
    ...(status === undefined ? {} : { status }),
    ...(find.trim() === '' ? {} : { find }),
  };
};

/** The heats that match, part by part. */
export const heatsQuery = (wanted: HeatsWanted) => {
  const order = heatsOrder(wanted);
  return infiniteQueryOptions({
    queryKey: ['heats', order],
    queryFn: ({ pageParam, signal }) =>
      readVerb(listHeats, {
        order: {
          limit: PART,
          ...order,
          ...(pageParam === null ? {} : { after: pageParam }),
        },
        signal,
      }),
    initialPageParam: null as number | null,
    getNextPageParam: ({ next }) => next ?? null,
    placeholderData: keepPreviousData,
  });
};

/** How many heats there are of each status. */
export const statusesQuery = queryOptions({
  queryKey: ['heats', 'statuses'],
  queryFn: async ({ signal }) =>
    (await readVerb(listHeats, { order: { latest: true, limit: 1 }, signal })).statuses ?? {},
});

/** Heats with a text in their number, grade or customer, as far as a list of them is looked through; those of the text before stand until they are here. */
export const heatsNamed = (find: string) =>
  queryOptions({
    queryKey: ['heats', 'named', find],
    queryFn: ({ signal }) => readVerb(listHeats, { order: { find, limit: PART }, signal }),
    placeholderData: keepPreviousData,
  });
