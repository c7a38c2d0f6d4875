import { queryOptions } from '@tanstack/react-query';
import { type CheckpointState, checkpointStateSchema } from '../../src/documents/keys.ts';
import { readDocument } from '../api/client.ts';

/** Up to which record the ledger is signed; the stream of the tab brings it up to date. */
export const checkpointQuery = queryOptions<CheckpointState>({
  queryKey: ['checkpoint'],
  queryFn: ({ signal }) => readDocument(checkpointStateSchema, '/api/proof/checkpoint-state', { signal }),
});
