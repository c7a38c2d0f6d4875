import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import { sessionDocument } from '../../src/documents/session.ts';
import { readDocument } from './client.ts';

export type Session = z.infer<typeof sessionDocument>;

/** Who is signed in, and whose server this is. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: ({ signal }) => readDocument(sessionDocument, '/api/session', { signal }),
  staleTime: 60_000,
});

/** The session; pages stand behind the sign-in, where it is known. */
export const useSession = (): Session => useSuspenseQuery(sessionQuery).data;
