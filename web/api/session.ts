import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import { sessionDocument } from '../../src/documents/session.ts';
import { ApiError, endSessionOf, readDocument, send } from './client.ts';
import { shownPerson } from './shown-person.ts';

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
      if (kept?.person) return kept;
      throw error;
    }
  },
  staleTime: 60_000,
});

/** The session; pages stand behind the sign-in, where it is known. */
export const useSession = (): Session => useSuspenseQuery(sessionQuery).data;

const KEPT = 'remelt-session';
/** Id of who signed out where no server answered: the session is ended at the next chance, before anything else is asked. */
const LEAVES = 'remelt-leaves';

/** Ends the session on this device at once, and on the server as soon as it answers. */
export async function signOut(): Promise<void> {
  const kept = keptSession();
  localStorage.setItem(LEAVES, shownPerson.get()?.id ?? kept?.person?.id ?? '');
  shownPerson.set(null);
  // other tabs see that it was signed out of, and did not only come to its end
  localStorage.setItem(KEPT, JSON.stringify({ ...NOBODY, plant: kept?.plant ?? null }));
  await endSession().catch(() => undefined);
}

const NOBODY: Session = { format: 'remelt-session/1', plant: null, demonstration: false, person: null };

async function endSession(): Promise<void> {
  await endSessionOf(localStorage.getItem(LEAVES) ?? '');
  localStorage.removeItem(LEAVES);
}

/** Begins a session in this tab, by an address that begins one: the tab shows who has signed in from then on. */
export async function begin(path: '/api/session' | '/api/account/enrol', order: object): Promise<unknown> {
  const answer = await send(path, 'POST', order);
  shownPerson.set(null);
  return answer;
}

function keep(session: Session): void {
  const { person } = session;
  if (person !== null) localStorage.setItem(KEPT, JSON.stringify(session));
  else if (keptSession()?.person) localStorage.removeItem(KEPT);
  if (isOfOtherTab()) for (const listener of listeners) listener();
  else shownPerson.set(person ?? shownPerson.get());
}

/** The session that was read last on this device; nobody in it after signing out, null after its end. */
export function keptSession(): Session | null {
  try {
    return sessionDocument.safeParse(JSON.parse(localStorage.getItem(KEPT) ?? 'null')).data ?? null;
  } catch {
    return null;
  }
}

/**
 * True when this tab shows a person, and somebody else has signed in since in this browser, or the person has signed out in another tab.
 * A session that only came to its end changes nothing: what is typed stays, and its person is asked again.
 */
function isOfOtherTab(): boolean {
  const [shown, kept] = [shownPerson.get(), keptSession()];
  return shown !== null && kept !== null && kept.person?.id !== shown.id;
}

const listeners = new Set<() => void>();
/** When a tab may learn of another: at once; one that the browser had put aside has missed what was told meanwhile. */
const MOMENTS = ['storage', 'pageshow', 'focus'] as const;

/** Calls `changed` as soon as this tab shows somebody else than who is here; answers how to listen no more. */
export function onOtherPerson(changed: () => void): () => void {
  const look = (): void => {
    if (isOfOtherTab()) changed();
  };
  listeners.add(changed);
  for (const moment of MOMENTS) window.addEventListener(moment, look);
  return () => {
    listeners.delete(changed);
    for (const moment of MOMENTS) window.removeEventListener(moment, look);
  };
}
