import { queryOptions } from '@tanstack/react-query';
import { contract as makeUpSheet } from '../../src/tasks/heats/make-up-sheet/contract.ts';
import { readVerb } from '../api/client.ts';

/** The make-up sheet of a heat; what the device keeps of it is shown at once, so it is not asked for again by itself. */
export const sheetQuery = (heat: string) =>
  queryOptions({
    queryKey: ['sheet', heat],
    queryFn: ({ signal }) => readVerb(makeUpSheet, { order: { heat }, signal }),
    retry: false,
  });
