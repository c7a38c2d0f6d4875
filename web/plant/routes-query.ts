import { useQuery } from '@tanstack/react-query';
import { contract as listRoutes } from '../../src/tasks/reference/list-routes/contract.ts';
import { readVerb } from '../api/client.ts';

/** Every route of the plant. */
export const useRoutes = () =>
  useQuery({
    queryKey: ['routes'],
    queryFn: ({ signal }) => readVerb(listRoutes, { signal }),
  });
