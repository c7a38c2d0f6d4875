import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import type { Page } from '../../src/documents/page.ts';
import { book, type Order } from './client.ts';

interface Asked {
  readonly order: Order;
  readonly ifMatch?: string | undefined;
}

/** How long after a booking from here its news may come [ms]. */
const OWN_MS = 4000;
let bookedAt = Number.NEGATIVE_INFINITY;

/** True just after this tab has booked something: the news of it tells its person nothing. */
export const isOwnBooking = (): boolean => performance.now() - bookedAt < OWN_MS;

/** Says that this tab has booked something just now. */
export const bookedHere = (): void => {
  bookedAt = performance.now();
};

/**
 * Books by an address once per press: the same order sent again has the same key; afterwards every list is read anew. A page that
 * shows the answer instead of its lists does not wait for them.
 */
export function useBooking(path: string, { waits = true }: { readonly waits?: boolean } = {}) {
  const client = useQueryClient();
  const sent = useRef({ text: '', key: '' });
  return useMutation<Page, unknown, Asked>({
    mutationFn: ({ order, ifMatch }) => {
      const text = JSON.stringify(order);
      if (sent.current.text !== text) sent.current = { text, key: crypto.randomUUID() };
      return book({ path, order, key: sent.current.key, ifMatch });
    },
    onSuccess: async () => {
      sent.current = { text: '', key: '' };
      bookedHere();
      const lists = client.invalidateQueries();
      if (waits) await lists;
    },
  });
}
