import { useQuery } from '@tanstack/react-query';
import { keptRoutesSchema } from '../../src/documents/reference.ts';
import { readDocument } from '../api/client.ts';

/** Every route of the plant. */
export const useRoutes = () =>
  useQuery({
    queryKey: ['routes'],
    queryFn: ({ signal }) => readDocument(keptRoutesSchema, '/api/reference/list-routes', { signal }),
  });
