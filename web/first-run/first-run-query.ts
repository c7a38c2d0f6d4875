import { firstRunDocument } from '../../src/documents/first-run.ts';
import { readDocument } from '../api/client.ts';

export const FIRST_RUN = '/api/first-run';

/** Whether this ledger has begun, and how far its demonstration is. */
export const firstRunQuery = {
  queryKey: ['first-run'],
  queryFn: ({ signal }: { readonly signal: AbortSignal }) =>
    readDocument(firstRunDocument, FIRST_RUN, { signal }),
};
