import { queryOptions } from '@tanstack/react-query';
import { personsSchema } from '../../src/documents/persons.ts';
import { accountDocument, accountsDocument } from '../../src/documents/session.ts';
import { readDocument } from '../api/client.ts';

/** Who may do what in the plant, and what waits to be confirmed. */
export const personsQuery = queryOptions({
  queryKey: ['persons'],
  queryFn: ({ signal }) => readDocument(personsSchema, '/api/persons/list-persons', { signal }),
});

/** What the person who is here signs in with. */
export const accountQuery = queryOptions({
  queryKey: ['account'],
  queryFn: ({ signal }) => readDocument(accountDocument, '/api/account', { signal }),
});

/** Accounts of everybody, shared devices, and who tried to sign in. */
export const accountsQuery = queryOptions({
  queryKey: ['accounts'],
  queryFn: ({ signal }) => readDocument(accountsDocument, '/api/accounts', { signal }),
});
