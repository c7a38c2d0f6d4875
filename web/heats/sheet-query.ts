import { queryOptions } from '@tanstack/react-query';
import { chargeSheetSchema } from '../../src/documents/heats/charge-sheet.ts';
import { readDocument } from '../api/client.ts';

/** The make-up sheet of a heat; what the device keeps of it is shown at once, so it is not asked for again by itself. */
export const sheetQuery = (heat: string) =>
  queryOptions({
    queryKey: ['sheet', heat],
    queryFn: ({ signal }) =>
      readDocument(chargeSheetSchema, '/api/heats/make-up-sheet', { order: { heat }, signal }),
    retry: false,
  });
