import { meanGeneration } from '../../../calculations/lots/yard-rules.ts';
import type { TaskContext } from '../../../desk/context.ts';
import { namesOfPlant } from '../../../desk/names-of-plant.ts';
import { accountOf, gradeOf, isGone } from '../../../desk/yard/lot-account.ts';
import { freeToUse, type YardLot, type YardTotal } from '../../../documents/yard/yard.ts';
import type { LotFilter, LotView } from '../../../evidence/ledger/store.ts';
import { sumOf } from '../../../foundation/numerics/sum.ts';
import { MS_PER_DAY } from '../../../foundation/quantity/days.ts';
import { defineVerb } from '../../task.ts';
import { contract, type LotsOrder } from './contract.ts';
import { requireKnownWords, yardFilter } from './yard-filter.ts';

/** The yard account: the lots that match in the order they were booked, what they are worth, and totals by view. */
export const listLots = defineVerb(contract, async (order, context) => {
  const { found, gone, next } = await matching(order, context);
  if (found.length + gone.length === 0) await requireKnownWords(order, context);
  const lots = await accountOf(found, context);
  const judged = judgedLately([...found, ...gone], context);
  const totals = (nameOf: (lot: LotView) => string): YardTotal[] => totalsOf(lots, judged, nameOf);
  const { nameOf } = namesOfPlant(context.compute);
  return {
    format: 'remelt-lots/1' as const,
    lots,
    mass_g: sumOf(lots, (lot) => lot.mass_g),
    payable_usd: sumOf(lots, (lot) => lot.payable_usd ?? 0),
    by: {
      supplier: totals((lot) => lot.supplier ?? 'none named'),
      owner: totals((lot) => lot.owner ?? 'plant'),
      grade: totals((lot) => nameOf(gradeOf(lot)) || 'unknown'),
      form: totals((lot) => lot.form),
      generation: totals((lot) => String(lot.generation)),
      status: totals((lot) => lot.status),
    },
    hidden: gone.length,
    ...(await totalOf(order, found.length, context)),
    ...(next === undefined ? {} : { next }),
  };
});

/** Lots are read in parts of at least this size: a filter of form or grade may leave few of them. */
const PART = 200;

interface Matching {
  readonly found: readonly LotView[];
  /** Lots that match and are not asked for: used up or void. */
  readonly gone: readonly LotView[];
  /** Place of the last one found, where more follow. */
  readonly next?: number;
}

/** Lots that match, at most as many as asked for. */
async function matching(order: LotsOrder, { store, compute }: TaskContext): Promise<Matching> {
  const { status, limit, after, lots: named } = order;
  const filter = filterOf(order);
  const matches = yardFilter(order, { compute });
  const isAsked = order.usedUp || status === 'void' ? () => true : (lot: LotView) => !isGone(lot);
  const parted = (lots: readonly LotView[]): Matching => ({
    found: lots.filter(isAsked),
    gone: lots.filter((lot) => !isAsked(lot)),
  });
  if (named) {
    const lots = await Promise.all([...new Set(named)].map((id) => store.lot(id)));
    const isAlike = (lot: LotView) =>
      Object.entries(filter).every(([name, value]) => lot[name as keyof LotView] === value);
    return parted(lots.filter((lot) => isAlike(lot) && matches(lot)));
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
async function totalOf(
  { form, grade, lots, after, limit, usedUp, ...order }: LotsOrder,
  found: number,
  { store }: Pick<TaskContext, 'store'>,
): Promise<{ readonly total?: number }> {
  if (after === undefined && (limit === undefined || found < limit || lots)) return { total: found };
  if (form !== undefined || grade !== undefined || lots) return {};
  const { there, gone } = await store.countLots(filterOf(order));
  return { total: usedUp || order.status === 'void' ? there + gone : there };
}

/** What of an order the ledger itself looks for. */
const filterOf = ({
  status,
  owner,
  supplier,
}: Pick<LotsOrder, 'status' | 'owner' | 'supplier'>): LotFilter => ({
  ...(status ? { status: status as LotView['status'] } : {}),
  ...(owner === undefined ? {} : { owner: owner === 'plant' ? null : owner }),
  ...(supplier === undefined ? {} : { supplier }),
});

const placed = (after: number | undefined): { readonly after?: number } =>
  after === undefined ? {} : { after };

/** Lots received in the last year that the gate decided on. */
const judgedLately = (lots: readonly LotView[], { clock }: TaskContext): LotView[] =>
  lots.filter(
    ({ status, gate, receivedAt }) =>
      status !== 'void' &&
      (gate?.verdict === 'PASS' || gate?.verdict === 'FAIL') &&
      clock().getTime() - Date.parse(receivedAt) <= 365 * MS_PER_DAY,
  );

function totalsOf(
  lots: readonly YardLot[],
  judged: readonly LotView[],
  nameOf: (lot: LotView) => string,
): YardTotal[] {
  return [...Map.groupBy(lots, nameOf)]
    .map(([name, group]) => {
      const decided = judged.filter((lot) => nameOf(lot) === name);
      return {
        name,
        lots: group.length,
        mass_g: sumOf(group, (lot) => lot.mass_g),
        free_g: sumOf(group, freeToUse),
        payable_usd: sumOf(group, (lot) => lot.payable_usd ?? 0),
        on_hold: group.filter(({ status }) => status === 'hold').length,
        failed: decided.filter(({ gate }) => gate?.verdict === 'FAIL').length,
        judged: decided.length,
        meanGeneration: meanGeneration(
          group.map(({ mass_g, generation }) => ({ mass_kg: mass_g / 1000, generation })),
        ),
      };
    })
    .sort((a, b) => b.mass_g - a.mass_g || a.name.localeCompare(b.name));
}
