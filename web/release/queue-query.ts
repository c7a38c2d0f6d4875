import { queryOptions } from '@tanstack/react-query';
import { contract } from '../../src/tasks/release/release-queue/contract.ts';
import { readVerb } from '../api/client.ts';

/** The metal that waits for its release, and the specifications it may be judged by. */
export const queueQuery = queryOptions({
  queryKey: ['release-queue'],
  queryFn: ({ signal }) => readVerb(contract, { signal }),
});
