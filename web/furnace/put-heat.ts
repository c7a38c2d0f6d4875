import { outbox, type Waiting } from './outbox.ts';

/** One booking of a heat: what it books, in words, and the form that it was typed into. */
interface Said {
  readonly words: string;
  readonly order: Readonly<Record<string, unknown>>;
  readonly draft?: Waiting['draft'];
  readonly path?: string;
}

/** Addresses whose orders say when it happened. */
const WITH_TIME = ['/api/heats/record-heat', '/api/heats/stamp-heat'];

/** Puts a booking of a heat into the outbox, with the time it happened, and sends what can be sent. */
export function putHeat(heat: string, { words, order, draft, path = '/api/heats/record-heat' }: Said): void {
  const happenedAt = WITH_TIME.includes(path) ? { happenedAt: new Date().toISOString() } : {};
  outbox.put({
    path,
    order: { heat, ...happenedAt, ...order },
    key: crypto.randomUUID(),
    heat,
    words,
    ...(draft ? { draft } : {}),
  });
  void outbox.send();
}
