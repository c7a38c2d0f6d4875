import { useQuery } from '@tanstack/react-query';
import { addressOf } from '../../src/documents/contract/contract.ts';
import { keptRoutesSchema } from '../../src/documents/reference.ts';
import { contract as listRoutes } from '../../src/tasks/reference/list-routes/contract.ts';
import { readDocument } from '../api/client.ts';

/** Every route of the plant. */
export const useRoutes = () =>
  useQuery({
    queryKey: ['routes'],
    queryFn: ({ signal }) => readDocument(keptRoutesSchema, addressOf(listRoutes), { signal }),
  });
