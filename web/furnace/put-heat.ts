import { addressOf, type Contract } from '../../src/documents/contract/contract.ts';
import { serverClock } from '../api/server-clock.ts';
import { settle } from '../design/settle.ts';
import { outbox, type Waiting } from './outbox.ts';

/** One booking of a heat: what it books, in words, and the form that it was typed into. */
interface Said {
  readonly words: string;
  readonly order: Readonly<Record<string, unknown>>;
  readonly draft?: Waiting['draft'];
  readonly path?: string;
  /** The verb that books it; default the record of the heat. */
  readonly contract?: Pick<Contract<never, unknown>, 'group' | 'name'>;
}

const RECORD = '/api/heats/record-heat';
const ADVICE = '/api/heats/answer-advice';
/** Addresses whose orders say when it happened. */
const WITH_TIME = [RECORD, ADVICE, '/api/heats/stamp-heat'];

/** Puts a booking of a heat into the outbox, with the time it happened, and sends what can be sent. */
export function putHeat(
  heat: string,
  { words, order, draft, contract, path = contract ? addressOf(contract) : RECORD }: Said,
): void {
  const { at, isKnown } = serverClock.time();
  const timed = WITH_TIME.includes(path) ? { happenedAt: at } : {};
  // what a charge comes to is worked out afterwards: the booking is answered at once
  const asCharged = path === RECORD ? { asCharged: false } : {};
  // the document that is answered names its heat
  const named = path === ADVICE ? {} : { heat };
  // the form is another one now: the second tap of a double one books nothing
  settle();
  outbox.put({
    path,
    order: { ...named, ...timed, ...asCharged, ...order },
    key: crypto.randomUUID(),
    heat,
    words,
    ...(isKnown || !('happenedAt' in timed) ? {} : { isTimeUnsure: true as const }),
    ...(draft ? { draft } : {}),
  });
  void outbox.send();
}

/** Records what the melter does with advice: the document that was asked, so that the server works it out again. */
export const putAnswer = (heat: string, said: Omit<Said, 'path' | 'draft'>): void =>
  putHeat(heat, { ...said, path: ADVICE });
