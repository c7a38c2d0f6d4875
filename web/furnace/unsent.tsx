import { Link } from '@tanstack/react-router';
import { useEffect, useSyncExternalStore } from 'react';
import { useSession } from '../api/session.ts';
import { WORDS } from '../words.ts';
import { outbox } from './outbox.ts';

/** That the network is gone, and how many bookings wait on this device for the server; nothing when neither is so. */
export function Unsent() {
  const { length } = useSyncExternalStore(outbox.subscribe, outbox.entries);
  const { person } = useSession();
  const id = person?.id;
  useEffect(() => {
    outbox.signedIn(id);
    void outbox.send();
  }, [id]);
  const isOnline = useSyncExternalStore(subscribe, () => navigator.onLine);
  return (
    <>
      {isOnline ? null : (
        <span role="status" className="chip hold">
          {WORDS.shell.offline}
        </span>
      )}
      {length === 0 ? null : (
        <Link to="/furnace" className="chip hold">
          {WORDS.shell.unsent(length)}
        </Link>
      )}
    </>
  );
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('online', listener);
  window.addEventListener('offline', listener);
  return () => {
    window.removeEventListener('online', listener);
    window.removeEventListener('offline', listener);
  };
}
