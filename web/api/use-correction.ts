import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type Correction, correctionSchema } from '../../src/documents/correction.ts';
import { bookDocument, type Order } from './client.ts';
import { bookedHere } from './use-booking.ts';

/** What a correction would do, and the record of it: asked with `shown` of the answer before, it is recorded. */
export function useCorrection(order: Order) {
  const client = useQueryClient();
  return useMutation<Correction, unknown, string | undefined>({
    mutationFn: (confirm) =>
      bookDocument(correctionSchema, {
        path: '/api/proof/correct-record',
        key: crypto.randomUUID(),
        order: { ...order, ...(confirm === undefined ? {} : { confirm }) },
      }),
    onSuccess: ({ done }) => {
      if (!done) return;
      bookedHere();
      // not waited for: what is corrected may leave the page, and its dialog is closed before
      void client.invalidateQueries();
    },
  });
}
