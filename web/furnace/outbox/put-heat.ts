import { addressOf, type Contract } from '../../../src/documents/contract/contract.ts';
import { contract as recordHeat } from '../../../src/tasks/heats/record-heat/contract.ts';
import { serverClock } from '../../api/server-clock.ts';
import { settle } from '../../design/settle.ts';
import { outbox, type Waiting } from './outbox.ts';

/** One booking of a heat: what it books, in words, and the form that it was typed into. */
interface Said {
  readonly words: string;
  readonly order: Readonly<Record<string, unknown>>;
  readonly draft?: Waiting['draft'];
  /** The verb that books it; default the record of the heat. */
  readonly contract?: Pick<Contract<never, unknown>, 'group' | 'name'> & { readonly order: object };
}

/** Puts a booking of a heat into the outbox, with the time it happened where its order says that, and sends what can be sent. */
export function putHeat(heat: string, { words, order, draft, contract = recordHeat }: Said): void {
  const { at, isKnown } = serverClock.time();
  const { shape } = contract.order as { readonly shape: object };
  const isTimed = 'happenedAt' in shape;
  // the form is another one now: the second tap of a double one books nothing
  settle();
  outbox.put({
    path: addressOf(contract),
    order: {
      // a document that is answered names its heat
      ...('heat' in shape ? { heat } : {}),
      ...(isTimed ? { happenedAt: at } : {}),
      // what a charge comes to is worked out afterwards: the booking is answered at once
      ...('asCharged' in shape ? { asCharged: false } : {}),
      ...order,
    },
    key: crypto.randomUUID(),
    heat,
    words,
    ...(isTimed && !isKnown ? { isTimeUnsure: true as const } : {}),
    ...(draft ? { draft } : {}),
  });
  void outbox.send();
}
