import { queryOptions } from '@tanstack/react-query';
import { releaseQueueSchema } from '../../src/documents/release-queue.ts';
import { readDocument } from '../api/client.ts';

/** The metal that waits for its release, and the specifications it may be judged by. */
export const queueQuery = queryOptions({
  queryKey: ['release-queue'],
  queryFn: ({ signal }) => readDocument(releaseQueueSchema, '/api/release/release-queue', { signal }),
});
