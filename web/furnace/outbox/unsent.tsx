import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useSyncExternalStore } from 'react';
import { useSession } from '../../api/session.ts';
import { WORDS } from '../../words.ts';
import { outbox } from './outbox.ts';

/** How often what waits is sent again [ms]. */
const AGAIN_MS = 10_000;

/** How many bookings wait on this device for the server, which are sent from every page; nothing when none does. */
export function Unsent() {
  const waiting = useSyncExternalStore(outbox.subscribe, outbox.entries);
  const client = useQueryClient();
  const id = useSession().person?.id;
  const count = waiting.length;
  const keys = waiting.map(({ key }) => key).join();
  // whatever leaves the outbox has changed what the pages show
  // biome-ignore lint/correctness/useExhaustiveDependencies: the keys say what is in the outbox
  useEffect(() => {
    void client.invalidateQueries();
  }, [keys, client]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: who is here decides what may be sent
  useEffect(() => {
    if (count === 0) return;
    const send = () => void outbox.send();
    send();
    const timer = setInterval(send, AGAIN_MS);
    window.addEventListener('online', send);
    return () => {
      clearInterval(timer);
      window.removeEventListener('online', send);
    };
  }, [count, id]);
  if (count === 0) return null;
  return (
    <Link to="/furnace" className="chip hold">
      {WORDS.shell.unsent(count)}
    </Link>
  );
}
