import { useMutation, useQueryClient } from '@tanstack/react-query';
import { addressOf } from '../../src/documents/contract/contract.ts';
import type { Page } from '../../src/documents/page.ts';
import { type Addressed, book, type Order } from './client.ts';
import { useKey } from './use-key.ts';

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
 * Books a verb once per press: the same order sent again has the same key; afterwards every list is read anew. A page that
 * shows the answer instead of its lists does not wait for them.
 */
export function useBooking(contract: Addressed, { waits = true }: { readonly waits?: boolean } = {}) {
  const client = useQueryClient();
  const key = useKey();
  return useMutation<Page, unknown, Asked>({
    mutationFn: ({ order, ifMatch }) =>
      book({ path: addressOf(contract), order, key: key.of(order), ifMatch }),
    onSuccess: async () => {
      key.done();
      bookedHere();
      const lists = client.invalidateQueries();
      if (waits) await lists;
    },
  });
}
