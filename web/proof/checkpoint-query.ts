import { queryOptions } from '@tanstack/react-query';
import type { CheckpointState } from '../../src/documents/keys.ts';
import { contract as checkpointState } from '../../src/tasks/proof/checkpoint-state/contract.ts';
import { readVerb } from '../api/client.ts';

/** Up to which record the ledger is signed; the stream of the tab brings it up to date. */
export const checkpointQuery = queryOptions<CheckpointState>({
  queryKey: ['checkpoint'],
  queryFn: ({ signal }) => readVerb(checkpointState, { signal }),
});
