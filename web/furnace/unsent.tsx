import { Link } from '@tanstack/react-router';
import { useSyncExternalStore } from 'react';
import { WORDS } from '../words.ts';
import { outbox } from './outbox.ts';

/** How many bookings wait on this device for the server; nothing when none does. */
export function Unsent() {
  const { length } = useSyncExternalStore(outbox.subscribe, outbox.entries);
  if (length === 0) return null;
  return (
    <Link to="/furnace" className="chip hold">
      {WORDS.shell.unsent(length)}
    </Link>
  );
}
