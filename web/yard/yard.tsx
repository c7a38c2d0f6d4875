import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { memo, useDeferredValue, useEffect, useMemo } from 'react';
import { filterLots } from '../../src/documents/yard/find-lots.ts';
import { orderIn, sortLots } from '../../src/documents/yard/sort-lots.ts';
import type { Yard as YardDocument, YardLot } from '../../src/documents/yard/yard.ts';
import { Head } from '../design/head.tsx';
import { grouped } from '../design/locale.ts';
import { Refused, Waiting } from '../design/states.tsx';
import { WORDS } from '../words.ts';
import { LargeYard, useSumOfLarge } from './large-yard.tsx';
import { isLarge, lotsQuery, WORST_FIRST } from './lots-query.ts';
import { headOfYard } from './sum-of-lots.ts';
import { YardView } from './yard-view.tsx';

const { yard: words } = WORDS;

/** The yard: every lot with what it is worth and why it waits, found at once. */
export function Yard() {
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } =
    useInfiniteQuery(lotsQuery);
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  // a part that comes is drawn little by little: who scrolls or types meanwhile does not wait for it
  const pages = useDeferredValue(data?.pages);
  const isMore = useDeferredValue(hasNextPage);
  const large = isLarge(pages);
  const sumOfLarge = useSumOfLarge(large);
  return (
    <>
      <Head title={words.title} sub={large ? sumOfLarge : pages ? headOfYard(pages, isMore) : undefined}>
        <Link to="/import" className="btn">
          {words.importLots}
        </Link>
        <Link to="/buy" className="btn">
          {words.buy}
        </Link>
        <Link to="/plan" className="btn go">
          {words.planWith}
        </Link>
      </Head>
      {error ? <Refused error={error} onAgain={() => void refetch()} /> : null}
      {large ? <LargeYard /> : pages ? <Lots pages={pages} isMore={isMore} /> : null}
      {pages || error ? null : <Waiting />}
    </>
  );
}

interface LotsProps {
  readonly pages: readonly YardDocument[];
  /** True while parts of the yard are still to come. */
  readonly isMore: boolean;
}

/** The lots that are here: looked for, acted on and listed. */
const Lots = memo(function Lots({ pages, isMore }: LotsProps) {
  const filter = useSearch({ from: '/inside/yard' });
  const lots = useMemo(() => pages.flatMap((page) => page.lots), [pages]);
  const wanted = useDeferredValue(filter);
  const found = useMemo(() => filterLots(lots, wanted), [lots, wanted]);
  const sorted = useMemo(
    () => sortLots(found, orderIn(filter.sort) ?? orderIn(WORST_FIRST)),
    [found, filter.sort],
  );
  const forms = useMemo(() => countsOf(lots, ({ form }) => form), [lots]);
  const states = useMemo(() => countsOf(lots, ({ status }) => status), [lots]);
  const suppliers = useMemo(
    () => [...new Set(lots.flatMap(({ supplier }) => supplier ?? []))].sort(),
    [lots],
  );
  return (
    <YardView
      lots={sorted}
      count={
        isMore
          ? words.more(grouped(String(lots.length)))
          : words.shown(grouped(String(found.length)), grouped(String(lots.length)))
      }
      isEmpty={lots.length === 0}
      forms={forms}
      states={states}
      suppliers={suppliers}
    />
  );
});

/** How many lots there are of each name. */
function countsOf(lots: readonly YardLot[], nameOf: (lot: YardLot) => string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const lot of lots) counts.set(nameOf(lot), (counts.get(nameOf(lot)) ?? 0) + 1);
  return counts;
}
