import { outbox, type Waiting } from './outbox.ts';

/** One booking of a heat: what it books, in words, and the form that it was typed into. */
interface Said {
  readonly words: string;
  readonly order: Readonly<Record<string, unknown>>;
  readonly draft?: Waiting['draft'];
  readonly path?: string;
}

const RECORD = '/api/heats/record-heat';
const ADVICE = '/api/heats/answer-advice';
/** Addresses whose orders say when it happened. */
const WITH_TIME = [RECORD, ADVICE, '/api/heats/stamp-heat'];

/** Puts a booking of a heat into the outbox, with the time it happened, and sends what can be sent. */
export function putHeat(heat: string, { words, order, draft, path = RECORD }: Said): void {
  const happenedAt = WITH_TIME.includes(path) ? { happenedAt: new Date().toISOString() } : {};
  // the document that is answered names its heat
  const named = path === ADVICE ? {} : { heat };
  outbox.put({
    path,
    order: { ...named, ...happenedAt, ...order },
    key: crypto.randomUUID(),
    heat,
    words,
    ...(draft ? { draft } : {}),
  });
  void outbox.send();
}

/** Records what the melter does with advice: the document that was asked, so that the server works it out again. */
export const putAnswer = (heat: string, said: Omit<Said, 'path' | 'draft'>): void =>
  putHeat(heat, { ...said, path: ADVICE });
