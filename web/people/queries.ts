import { queryOptions } from '@tanstack/react-query';
import { accountDocument, accountsDocument } from '../../src/documents/session.ts';
import { contract as listPersons } from '../../src/tasks/persons/list-persons/contract.ts';
import { readDocument, readVerb } from '../api/client.ts';

/** Who may do what in the plant, and what waits to be confirmed. */
export const personsQuery = queryOptions({
  queryKey: ['persons'],
  queryFn: ({ signal }) => readVerb(listPersons, { signal }),
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
