import { useQuery } from '@tanstack/react-query';
import { personsQuery } from './queries.ts';

/** What a person is called, by the id in a record; the id itself where the plant names nobody so, or without a network. */
export function usePersonName(): (id: string | null) => string {
  const { data } = useQuery(personsQuery);
  return (id) => data?.persons.find((one) => one.id === id)?.name ?? id ?? '';
}
