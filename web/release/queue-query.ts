import { queryOptions } from '@tanstack/react-query';
import { addressOf } from '../../src/documents/contract/contract.ts';
import { contract } from '../../src/tasks/release/release-queue/contract.ts';
import { readDocument } from '../api/client.ts';

/** The metal that waits for its release, and the specifications it may be judged by. */
export const queueQuery = queryOptions({
  queryKey: ['release-queue'],
  queryFn: ({ signal }) => readDocument(contract.answer, addressOf(contract), { signal }),
});
