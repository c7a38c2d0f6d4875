import { ApiError, type Booking, book } from '../api/client.ts';
import { keptSession } from '../api/session.ts';

/** A booking that waits on this device; its key makes sure that it is booked once. */
export interface Waiting extends Pick<Booking, 'path' | 'order' | 'key'> {
  /** What it books, in words. */
  readonly words: string;
  readonly heat: string;
  /** Who entered it; nobody else sends it. */
  readonly by: { readonly id: string; readonly name: string };
  /** Why the server refused it; absent while it only waits. */
  readonly refused?: string;
}

const KEPT = 'remelt-outbox';

let waiting: readonly Waiting[] = kept();
let sending: Promise<void> | null = null;
const listeners = new Set<() => void>();

/** Bookings made while the network may be gone: small, kept on this device, sent in order. */
export const outbox = {
  entries: (): readonly Waiting[] => waiting,
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  put: (one: Omit<Waiting, 'by'>): void => {
    const person = keptSession()?.person;
    if (!person) throw new Error('nobody is signed in');
    set([...waiting, { ...one, by: { id: person.id, name: person.name } }]);
  },
  discard: (key: string): void => set(waiting.filter((one) => one.key !== key)),
  send: (): Promise<void> => {
    sending ??= sendAll().finally(() => {
      sending = null;
    });
    return sending;
  },
};

/** What was refused and the cure, in the words of the server. */
function wordsOf({ message, refusal }: ApiError): string {
  const cures = refusal.details.flatMap(({ cure }) => (cure === undefined ? [] : [cure]));
  return [message, ...new Set(cures)].join('; ');
}

/** Sends in the order of booking; stops where the network ends or the server refuses. */
async function sendAll(): Promise<void> {
  for (let next = waiting[0]; next; next = waiting[0]) {
    const { path, order, key, by } = next;
    // what somebody did is not recorded as done by who came after
    if (by.id !== keptSession()?.person?.id) return;
    try {
      await book({ path, order, key });
      set(waiting.filter((one) => one.key !== key));
    } catch (error) {
      if (error instanceof ApiError && error.status > 0 && error.status < 500)
        set(waiting.map((one) => (one.key === key ? { ...one, refused: wordsOf(error) } : one)));
      return;
    }
  }
}

function set(entries: readonly Waiting[]): void {
  waiting = entries;
  localStorage.setItem(KEPT, JSON.stringify(entries));
  for (const listener of listeners) listener();
}

function kept(): readonly Waiting[] {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(KEPT) ?? '[]');
    return Array.isArray(found) ? (found as Waiting[]) : [];
  } catch {
    return [];
  }
}
