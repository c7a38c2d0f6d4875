import { queryOptions } from '@tanstack/react-query';
import { piecesOfHeatSchema } from '../../src/documents/pieces-of-heat.ts';
import { readDocument } from '../api/client.ts';

/** The pieces of a heat (`heat:H-1`), or one of them (`object:I-1`), and what became of each. */
export const piecesQuery = (of: string) =>
  queryOptions({
    queryKey: ['pieces', of],
    queryFn: ({ signal }) =>
      readDocument(piecesOfHeatSchema, '/api/heats/list-pieces', { order: { of }, signal }),
    retry: false,
  });
