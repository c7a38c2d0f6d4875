import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { namesOf, totalsQuery } from './lots-query.ts';

/** Suppliers and laboratories of the lots of the yard, in order, for fields that offer them; no lots are read for it. */
export function useKnownNames(): Readonly<Record<'supplier' | 'laboratory', readonly string[]>> {
  const { data } = useQuery(totalsQuery());
  return useMemo(
    () => ({ supplier: namesOf(data?.by.supplier), laboratory: data?.laboratories ?? [] }),
    [data],
  );
}
