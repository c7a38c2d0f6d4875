import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import { sessionDocument } from '../../src/documents/session.ts';
import { ApiError, readDocument, send } from './client.ts';

export type Session = z.infer<typeof sessionDocument>;

/** Who is signed in, and whose server this is; where no server answers, who was signed in last on this device. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async ({ signal }) => {
    try {
      if (localStorage.getItem(LEAVES) !== null) await endSession();
      const session = await readDocument(sessionDocument, '/api/session', { signal });
      keep(session);
      return session;
    } catch (error) {
      const kept = error instanceof ApiError && error.status === 0 ? keptSession() : null;
      if (kept) return kept;
      throw error;
    }
  },
  staleTime: 60_000,
});

/** The session; pages stand behind the sign-in, where it is known. */
export const useSession = (): Session => useSuspenseQuery(sessionQuery).data;

const KEPT = 'remelt-session';
/** Who signed out where no server answered: the session is ended at the next chance, before anything else is asked. */
const LEAVES = 'remelt-leaves';

/** Ends the session on this device at once, and on the server as soon as it answers. */
export async function signOut(): Promise<void> {
  latest = null;
  localStorage.removeItem(KEPT);
  localStorage.setItem(LEAVES, '');
  await endSession().catch(() => undefined);
}

async function endSession(): Promise<void> {
  await send('/api/session', 'DELETE');
  localStorage.removeItem(LEAVES);
}

let latest: Session['person'] = null;

/** Who was signed in last while this page is open: what is typed after the end of a session is still theirs. */
export const latestPerson = (): Session['person'] => latest;

function keep(session: Session): void {
  latest = session.person ?? latest;
  if (session.person === null) localStorage.removeItem(KEPT);
  else localStorage.setItem(KEPT, JSON.stringify(session));
}

/** The session that was read last on this device; null after signing out. */
export function keptSession(): Session | null {
  try {
    return sessionDocument.safeParse(JSON.parse(localStorage.getItem(KEPT) ?? 'null')).data ?? null;
  } catch {
    return null;
  }
}
