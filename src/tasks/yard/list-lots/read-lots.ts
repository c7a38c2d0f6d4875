import type { TaskContext } from '../../../desk/context.ts';
import { isGone } from '../../../desk/yard/lot-account.ts';
import type { LotFilter, LotView } from '../../../evidence/ledger/store.ts';
import type { LotsOrder } from './contract.ts';
import { yardFilter } from './yard-filter.ts';

/** Lots are read in parts of at least this size: a filter of form or grade may leave few of them. */
const PART = 200;

export interface Matching {
  readonly found: readonly LotView[];
  /** Lots that match and are not asked for: used up or void. */
  readonly gone: readonly LotView[];
  /** Place of the last one found, where more follow. */
  readonly next?: number;
}

/** Lots that match in the order they were booked, at most as many as asked for. */
export async function readLots(order: LotsOrder, { store, compute }: TaskContext): Promise<Matching> {
  const { limit, after, lots: named } = order;
  const filter = filterOf(order);
  const matches = yardFilter(order, { compute });
  const parted = (lots: readonly LotView[]): Matching => ({
    found: lots.filter((lot) => isAsked(lot, order)),
    gone: lots.filter((lot) => !isAsked(lot, order)),
  });
  if (named) {
    const lots = await Promise.all([...new Set(named)].map((id) => store.lot(id)));
    return parted(lots.filter((lot) => isAlike(lot, filter) && matches(lot)));
  }
  if (limit === undefined) return parted((await store.lots({ ...filter, ...placed(after) })).filter(matches));
  let [found, gone]: [readonly LotView[], readonly LotView[]] = [[], []];
  const most = Math.max(limit + 1, PART);
  let place = after;
  do {
    const part = await store.lots({ ...filter, ...placed(place), limit: most });
    const more = parted(part.filter(matches));
    found = [...found, ...more.found];
    gone = [...gone, ...more.gone];
    place = part.length < most ? undefined : part.at(-1)!.node;
  } while (place !== undefined && found.length <= limit);
  if (found.length <= limit) return { found, gone };
  const last = found[limit - 1]!.node;
  return { found: found.slice(0, limit), gone: gone.filter(({ node }) => node < last), next: last };
}

/** How many lots match in all. Form and grade are known by reading each lot: of those it is said once the list is whole. */
export async function totalOf(
  { form, grade, lots, after, limit, usedUp, ...order }: LotsOrder,
  found: number,
  { store }: Pick<TaskContext, 'store'>,
): Promise<{ readonly total?: number }> {
  if (after === undefined && (limit === undefined || found < limit || lots)) return { total: found };
  if (form !== undefined || grade !== undefined || lots) return {};
  const { there, gone } = await store.countLots(filterOf(order));
  return { total: usedUp || order.status === 'void' ? there + gone : there };
}

/** Whether an order asks for a lot that may be used up or void. */
export const isAsked = (lot: LotView, { usedUp, status }: LotsOrder): boolean =>
  usedUp === true || status === 'void' || !isGone(lot);

/** What of an order the ledger itself looks for. */
export const filterOf = ({
  status,
  owner,
  supplier,
}: Pick<LotsOrder, 'status' | 'owner' | 'supplier'>): LotFilter => ({
  ...(status ? { status: status as LotView['status'] } : {}),
  ...(owner === undefined ? {} : { owner: owner === 'plant' ? null : owner }),
  ...(supplier === undefined ? {} : { supplier }),
});

/** Whether a lot is what a filter of the ledger finds. */
export const isAlike = (lot: LotView, filter: LotFilter): boolean =>
  Object.entries(filter).every(([name, value]) => lot[name as keyof LotView] === value);

const placed = (after: number | undefined): { readonly after?: number } =>
  after === undefined ? {} : { after };
