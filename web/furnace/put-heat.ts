import { outbox } from './outbox.ts';

/** Puts a part of the record of a heat into the outbox, with the time it happened, and sends what can be sent. */
export function putHeat(heat: string, words: string, part: Readonly<Record<string, unknown>>): void {
  outbox.put({
    path: '/api/heats/record-heat',
    order: { heat, happenedAt: new Date().toISOString(), ...part },
    key: crypto.randomUUID(),
    heat,
    words,
  });
  void outbox.send();
}
