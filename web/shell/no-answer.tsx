import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import { reach } from '../api/reach.ts';
import { sessionQuery } from '../api/session.ts';
import { WORDS } from '../words.ts';

/** How often a server that does not answer is asked again [ms]. */
const AGAIN_MS = 10_000;

/** Says that the server does not answer, and asks until it does; then everything is read anew. */
export function NoAnswer() {
  const isThere = useSyncExternalStore(reach.subscribe, reach.isThere);
  const client = useQueryClient();
  useEffect(() => {
    if (isThere) return;
    const ask = async () => {
      await client.fetchQuery({ ...sessionQuery, staleTime: 0 }).catch(() => undefined);
      if (reach.isThere()) await client.invalidateQueries();
    };
    const timer = setInterval(() => void ask(), AGAIN_MS);
    const atOnce = () => void ask();
    window.addEventListener('online', atOnce);
    return () => {
      clearInterval(timer);
      window.removeEventListener('online', atOnce);
    };
  }, [isThere, client]);
  return (
    <span role="status" className={isThere ? undefined : 'chip hold'}>
      {isThere ? '' : WORDS.shell.noAnswer}
    </span>
  );
}
