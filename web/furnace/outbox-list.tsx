import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import { Button } from '../design/button.tsx';
import { WORDS } from '../words.ts';
import { outbox } from './outbox.ts';

const { furnace: words } = WORDS;

/** How often what waits is sent again [ms]. */
const AGAIN_MS = 10_000;

/** What waits on this device, what was refused of it, and the way to send it. */
export function OutboxList() {
  const waiting = useSyncExternalStore(outbox.subscribe, outbox.entries);
  const client = useQueryClient();
  const count = waiting.length;
  useEffect(() => {
    if (count === 0) return;
    const send = () => void outbox.send().then(() => client.invalidateQueries());
    const timer = setInterval(send, AGAIN_MS);
    window.addEventListener('online', send);
    return () => {
      clearInterval(timer);
      window.removeEventListener('online', send);
    };
  }, [count, client]);
  if (count === 0) return null;
  return (
    <section className="card stack" aria-label={words.unsentOne}>
      <h2 className="hold">{words.unsentOne}</h2>
      {waiting.map(({ key, words: what, refused }) => (
        <div key={key} className="cluster">
          <span className="grow">
            {what}
            {refused === undefined ? null : <span className="fail"> {refused}</span>}
          </span>
          {refused === undefined ? null : (
            <Button onPress={() => outbox.discard(key)}>{words.discard}</Button>
          )}
        </div>
      ))}
      <Button tap onPress={() => void outbox.send().then(() => client.invalidateQueries())}>
        {words.sendNow}
      </Button>
    </section>
  );
}
