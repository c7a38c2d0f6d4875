import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useSyncExternalStore } from 'react';
import { WORDS } from '../words.ts';
import { outbox } from './outbox.ts';

/** How often what waits is sent again [ms]. */
const AGAIN_MS = 10_000;

/** How many bookings wait on this device for the server, which are sent from every page; nothing when none does. */
export function Unsent() {
  const { length } = useSyncExternalStore(outbox.subscribe, outbox.entries);
  const client = useQueryClient();
  useEffect(() => {
    if (length === 0) return;
    const send = () => void outbox.send().then(() => client.invalidateQueries());
    const timer = setInterval(send, AGAIN_MS);
    window.addEventListener('online', send);
    return () => {
      clearInterval(timer);
      window.removeEventListener('online', send);
    };
  }, [length, client]);
  if (length === 0) return null;
  return (
    <Link to="/furnace" className="chip hold">
      {WORDS.shell.unsent(length)}
    </Link>
  );
}
