import type { Head, Store } from '../evidence/ledger/store.ts';
import { ConflictError } from '../foundation/errors.ts';

/** Times that work is tried while others book; then nobody else may book until it is done. */
const ATTEMPTS = 2;

/**
 * What `work` gives, decided and written on one state of the ledger: when another program wrote after it began to read, it
 * is done again on what is there now, and the last time while nobody else books. `work` passes `expectedHead` on to the
 * command it writes.
 */
export async function onOneHead<T>(
  store: Pick<Store, 'head' | 'exclusively'>,
  work: (expectedHead: Head) => Promise<T>,
): Promise<T> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const expectedHead = await store.head();
    try {
      return await work(expectedHead);
    } catch (error) {
      if (!(error instanceof ConflictError && error.details[0]?.path === 'expectedHead')) throw error;
    }
  }
  return store.exclusively(async () => work(await store.head()));
}
