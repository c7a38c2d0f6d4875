import { accountOf } from '../../../desk/yard/lot-account.ts';
import { defineVerb } from '../../task.ts';
import { contract } from './contract.ts';
import { readLots, totalOf } from './read-lots.ts';
import { isSorted, sortedLots } from './sorted-lots.ts';
import { requireKnownWords } from './yard-filter.ts';
import { sumsOf, totalsOf } from './yard-totals.ts';

/** The yard account: the lots that match in the order they were booked, what they are worth, and totals by view. */
export const listLots = defineVerb(contract, async (order, context) => {
  if (isSorted(order)) return sortedLots(order, context);
  const { found, gone, next } = await readLots(order, context);
  if (found.length + gone.length === 0) await requireKnownWords(order, context);
  const lots = await accountOf(found, context);
  const { mass_g, payable_usd } = sumsOf(lots, context);
  return {
    format: 'remelt-lots/1' as const,
    lots,
    mass_g,
    payable_usd,
    by: totalsOf(lots, gone, context),
    hidden: gone.length,
    ...(await totalOf(order, found.length, context)),
    ...(next === undefined ? {} : { next }),
  };
});
