import { useQueryClient } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { useSession } from '../api/session.ts';
import { Button } from '../design/button.tsx';
import { WORDS } from '../words.ts';
import { outbox } from './outbox.ts';

const { furnace: words } = WORDS;

/** What waits on this device, what was refused of it, and the way to send it. */
export function OutboxList() {
  const waiting = useSyncExternalStore(outbox.subscribe, outbox.entries);
  const client = useQueryClient();
  const { person } = useSession();
  if (waiting.length === 0) return null;
  return (
    <section className="card stack" aria-label={words.unsentOne}>
      <h2 className="hold">{words.unsentOne}</h2>
      {waiting.map(({ key, words: what, refused, by }) => (
        <div key={key} className="cluster">
          <span className="grow">
            {what}
            {by.id === person?.id ? null : <span className="hold"> {words.ofAnother(by.name)}</span>}
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
