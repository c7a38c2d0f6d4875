import { queryOptions } from '@tanstack/react-query';
import { contract as listPieces } from '../../src/tasks/heats/list-pieces/contract.ts';
import { readVerb } from '../api/client.ts';

/** The pieces of a heat (`heat:H-1`), or one of them (`object:I-1`), and what became of each. */
export const piecesQuery = (of: string) =>
  queryOptions({
    queryKey: ['pieces', of],
    queryFn: ({ signal }) => readVerb(listPieces, { order: { of }, signal }),
    retry: false,
  });
