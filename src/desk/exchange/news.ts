import type { Store } from '../../evidence/ledger/store.ts';
import { RemeltError } from '../../foundation/errors.ts';
import { cursorAfter } from './cursor.ts';
import { eventsAfter } from './feed.ts';

/** Whether the feed has an event after a cursor, and the cursor at its end; null for a ledger without a record. A cursor that this ledger does not take is as none. */
export async function newsAfter(
  after: string | undefined,
  store: Pick<Store, 'head' | 'records' | 'recordsNumbered' | 'history'>,
): Promise<{ readonly cursor: string; readonly isNews: boolean } | null> {
  const { size } = await store.head();
  if (size === 0) return null;
  const [first, last = first] = await store.recordsNumbered([...new Set([0, size - 1])]);
  return { cursor: cursorAfter(first!, last!), isNews: await hasEvents(after, store) };
}

async function hasEvents(
  after: string | undefined,
  store: Parameters<typeof newsAfter>[1],
): Promise<boolean> {
  try {
    for await (const { told } of eventsAfter({ after }, { store })) if (told.length > 0) return true;
    return false;
  } catch (error) {
    // the ledger was put back from a copy: its receiver has to look
    if (after !== undefined && error instanceof RemeltError && ['input', 'conflict'].includes(error.code))
      return true;
    throw error;
  }
}
