import { queryOptions } from '@tanstack/react-query';
import { contract as listSources } from '../../src/tasks/links/list-sources/contract.ts';
import { readVerb } from '../api/client.ts';

/** How often the states of sources are asked for [ms]: no record says that one is silent. */
const AGAIN_MS = 4000;

export const sourcesQuery = queryOptions({
  queryKey: ['list-sources'],
  queryFn: ({ signal }) => readVerb(listSources, { order: {}, signal }),
  refetchInterval: AGAIN_MS,
});
