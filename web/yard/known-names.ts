import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { lotsQuery } from './lots-query.ts';

/** Suppliers and laboratories of the lots that are read here, in order, for fields that offer them. */
export function useKnownNames(): Readonly<Record<'supplier' | 'laboratory', readonly string[]>> {
  const { data } = useInfiniteQuery(lotsQuery);
  return useMemo(() => {
    const lots = data?.pages.flatMap((page) => page.lots) ?? [];
    const sorted = (names: readonly (string | null | undefined)[]): readonly string[] =>
      [...new Set(names.flatMap((name) => name ?? []))].sort();
    return {
      supplier: sorted(lots.map(({ supplier }) => supplier)),
      laboratory: sorted(lots.flatMap(({ analyses }) => analyses.map(({ laboratory }) => laboratory))),
    };
  }, [data]);
}
