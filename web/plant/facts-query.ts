import { useQuery } from '@tanstack/react-query';
import { type KnownFacts, knownFactsSchema } from '../../src/documents/known-facts.ts';
import { ask } from '../api/client.ts';

/** A table of facts that the program knows; it does not change while the page is open. */
export const factsQuery = (of: KnownFacts['of']) => ({
  queryKey: ['facts', of],
  queryFn: () => ask(knownFactsSchema, '/api/calculations/listFacts', { of }),
  staleTime: Number.POSITIVE_INFINITY,
});

/** Charge materials that may be bought, once somebody asks for them. */
export function useKnownMaterials(isAsked: boolean): readonly string[] | undefined {
  const { data } = useQuery({ ...factsQuery('materials'), enabled: isAsked });
  return data?.rows.map(({ id }) => id);
}
