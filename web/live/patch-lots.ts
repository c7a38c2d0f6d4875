import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import type { Yard } from '../../src/documents/yard/yard.ts';
import { contract as listLots } from '../../src/tasks/yard/list-lots/contract.ts';
import { readVerb } from '../api/client.ts';
import { lotsQuery } from '../yard/lots-query.ts';
import type { News } from './concerned.ts';

type Pages = InfiniteData<Yard, number | null>;

/** Most lots that are read one by one; after more the yard is read anew. */
const MOST = 100;

/** Brings the yard that is here up to date with what was booked: only lots that changed are read. */
export async function patchLots({ subjects = [], more = false }: News, client: QueryClient): Promise<void> {
  const { queryKey } = lotsQuery;
  if (client.getQueryData(queryKey) === undefined) return;
  const lots = subjects.filter((one) => one.startsWith('lot:')).map((one) => one.slice('lot:'.length));
  if (!more && lots.length === 0) return;
  const isHere = client.isFetching({ queryKey }) === 0;
  if (more || lots.length > MOST || !isHere) return client.invalidateQueries({ queryKey });
  const changed = await readVerb(listLots, { order: { lots } });
  client.setQueryData<Pages>(queryKey, (before) => before && patched(before, new Set(lots), changed.lots));
}

/** Pages with the lots as they are now; one that is new stands at the end, one that is gone nowhere. */
function patched({ pages, pageParams }: Pages, asked: ReadonlySet<string>, now: Yard['lots']): Pages {
  const byId = new Map(now.map((lot) => [lot.id, lot]));
  const next = pages.map((page) => {
    if (!page.lots.some(({ id }) => asked.has(id))) return page;
    const lots = page.lots.flatMap((lot) => {
      if (!asked.has(lot.id)) return [lot];
      const found = byId.get(lot.id);
      byId.delete(lot.id);
      return found ? [found] : [];
    });
    return withLots(page, lots);
  });
  const last = next.at(-1);
  if (last && byId.size > 0 && last.next === undefined)
    next[next.length - 1] = withLots(last, [...last.lots, ...byId.values()]);
  return { pages: next, pageParams };
}

const withLots = (page: Yard, lots: Yard['lots']): Yard => ({
  ...page,
  lots,
  mass_g: lots.reduce((sum, { mass_g }) => sum + mass_g, 0),
  payable_usd: lots.reduce((sum, { payable_usd }) => sum + (payable_usd ?? 0), 0),
});
