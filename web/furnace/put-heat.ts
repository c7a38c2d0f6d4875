import { serverClock } from '../api/server-clock.ts';
import { settle } from '../design/settle.ts';
import { outbox, type Waiting } from './outbox.ts';

/** One booking of a heat: what it books, in words, and the form that it was typed into. */
interface Said {
  readonly words: string;
  readonly order: Readonly<Record<string, unknown>>;
  readonly draft?: Waiting['draft'];
  readonly path?: string;
}

/** Puts a booking of a heat into the outbox, with the time it happened, and sends what can be sent. */
export function putHeat(heat: string, { words, order, draft, path = '/api/heats/record-heat' }: Said): void {
  // what a charge comes to is worked out afterwards: the booking is answered at once
  const { at, isKnown } = serverClock.time();
  const stated = path === '/api/heats/record-heat' ? { happenedAt: at, asCharged: false } : {};
  // the form is another one now: the second tap of a double one books nothing
  settle();
  outbox.put({
    path,
    order: { heat, ...stated, ...order },
    key: crypto.randomUUID(),
    heat,
    words,
    ...(isKnown || !('happenedAt' in stated) ? {} : { isTimeUnsure: true as const }),
    ...(draft ? { draft } : {}),
  });
  void outbox.send();
}
