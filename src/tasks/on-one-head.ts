import type { Head, Store } from '../evidence/ledger/store.ts';
import { ConflictError } from '../foundation/errors.ts';

/** Times that work is begun again because somebody else wrote in between; a plant does not write that often. */
const ATTEMPTS = 5;

/**
 * What `work` gives, decided and written on one state of the ledger: when another program wrote after it began to read, it
 * is done again on what is there now. `work` passes `expectedHead` on to the command it writes. Throws ConflictError when the
 * ledger does not hold still.
 */
export async function onOneHead<T>(
  store: Pick<Store, 'head'>,
  work: (expectedHead: Head) => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    const expectedHead = await store.head();
    try {
      return await work(expectedHead);
    } catch (error) {
      const moved = error instanceof ConflictError && error.details[0]?.path === 'expectedHead';
      if (!moved || attempt === ATTEMPTS) throw error;
    }
  }
}
