import type { TaskContext } from '../../../desk/context.ts';
import { keptYard } from '../../../desk/yard/kept-yard.ts';
import { accountOf, gradeOf } from '../../../desk/yard/lot-account.ts';
import { filterLots, type Searched } from '../../../documents/yard/find-lots.ts';
import {
  type LotOrder,
  lotsBehind,
  orderIn,
  orderOfPlace,
  placeIn,
  sortLots,
} from '../../../documents/yard/sort-lots.ts';
import type { Yard, YardLot } from '../../../documents/yard/yard.ts';
import type { LotView } from '../../../evidence/ledger/store.ts';
import { InputError } from '../../../foundation/errors.ts';
import { daysBetween } from '../../../foundation/quantity/days.ts';
import type { LotsOrder } from './contract.ts';
import { filterOf, isAlike, isAsked, readLots } from './read-lots.ts';
import { requireKnownWords, yardFilter } from './yard-filter.ts';
import { NO_TOTALS, sumsOf, totalsOf } from './yard-totals.ts';

const AS_BOOKED: LotOrder = { by: 'booked', isDown: false };

/** Whether an order asks for a search or a sorted list. */
export const isSorted = ({ find, sort, afterRow, skip }: LotsOrder): boolean =>
  find !== undefined || sort !== undefined || afterRow !== undefined || skip !== undefined;

/**
 * Lots that match and hold the words that are looked for, in the order that is asked for: the sums of all of them, and the rows behind the
 * one that is named, at most as many as asked for. A row is named by what it was sorted by, so that what is booked between two parts
 * leaves no other lot out and tells none twice.
 */
export async function sortedLots(order: LotsOrder, context: TaskContext): Promise<Yard> {
  const { find, sort, skip = 0, limit, after, afterRow } = order;
  if (after !== undefined)
    throw new InputError('a search or a sorted list goes on after a row, not after a place', {
      ...{ path: 'after', value: String(after), allowed: 'nothing, beside find, sort, afterRow or skip' },
      cure: 'give `nextRow` of the part before as afterRow, or leave find, sort, afterRow and skip out',
    });
  const by = orderIn(sort) ?? AS_BOOKED;
  const { there, gone, asBooked = there } = await matching(order, by, context);
  if (there.length + gone.length === 0) await requireKnownWords(order, context);
  const found = find === undefined ? there : filterLots(there, { find });
  const summed = find === undefined ? asBooked : found;
  const hidden =
    find === undefined ? gone : gone.filter((lot) => filterLots([searched(lot)], { find }).length);
  const rest = afterRow === undefined ? found : behind(found, by, afterRow);
  const shown = rest.slice(skip, limit === undefined ? undefined : skip + limit);
  const isFirst = afterRow === undefined && skip === 0;
  const last = shown.at(-1);
  const { laboratories, held_g, ...sums } = sumsOf(summed, context);
  return {
    format: 'remelt-lots/1',
    lots: withAges(shown, context),
    ...sums,
    ...(isFirst ? { by: totalsOf(summed, hidden, context), laboratories } : { by: NO_TOTALS }),
    held_g,
    hidden: hidden.length,
    total: found.length,
    ...(last && skip + shown.length < rest.length ? { nextRow: placeIn(by, last) } : {}),
  };
}

interface Matching {
  readonly there: readonly YardLot[];
  /** Lots that match and are not asked for: used up or void. */
  readonly gone: readonly LotView[];
  /** What is there as it was booked: the same list until somebody books, so that it is summed once; absent where it is only a part. */
  readonly asBooked?: readonly YardLot[];
}

/** Whether an order asks for all lots that are there. */
const isWhole = ({ status, grade, owner, form, supplier, usedUp }: LotsOrder): boolean =>
  [status, grade, owner, form, supplier, usedUp].every((one) => one === undefined);

/** Lots that match but for the words, in an order. */
async function matching(order: LotsOrder, by: LotOrder, context: TaskContext): Promise<Matching> {
  if (order.lots) {
    const { limit: _, ...whole } = order;
    const { found, gone } = await readLots(whole, context);
    return { there: sortLots(await accountOf(found, context), by), gone };
  }
  const filter = filterOf(order);
  const isOfYard = yardFilter(order, context);
  const matches = (lot: LotView) => isAlike(lot, filter) && isOfYard(lot);
  const yard = await keptYard(context);
  if (isWhole(order)) return { there: yard.sorted(by), gone: yard.gone, asBooked: yard.there };
  const gone = yard.gone.filter(matches);
  const there = yard.sorted(by).filter(matches);
  const asked = gone.filter((lot) => isAsked(lot, order));
  if (asked.length === 0) return { there, gone };
  return { there: sortLots([...there, ...(await accountOf(asked, context))], by), gone: [] };
}

/** A lot that is gone as it is looked for: it waits for nothing. */
const searched = (lot: LotView): Searched => ({ ...lot, grade: gradeOf(lot), why: [] });

/** Lots behind a row. Throws InputError for one that this order does not have, with the order that it was told in. */
function behind(lots: readonly YardLot[], by: LotOrder, row: string): readonly YardLot[] {
  const rest = lotsBehind(lots, by, row);
  if (rest) return rest;
  const [own, asked] = [orderOfPlace(row), `${by.isDown ? '-' : ''}${by.by}`];
  throw new InputError(
    own === null
      ? 'no row of a sorted list is named so'
      : `the row is of a list sorted by ${own}, and this one is sorted by ${asked}`,
    {
      ...{ path: 'afterRow', value: row, allowed: '`nextRow` of an answer to the same order' },
      cure:
        own === null
          ? 'give `nextRow` of the part before, or leave it out to begin anew'
          : `sort by ${own} again, or leave the row out to begin anew`,
    },
  );
}

/** Lots with their ages of now: a kept yard has them of when it was read. */
const withAges = (lots: readonly YardLot[], { clock }: TaskContext): YardLot[] => {
  const now = clock();
  return lots.map((lot) => ({ ...lot, age_d: daysBetween(lot.receivedAt, now) }));
};
