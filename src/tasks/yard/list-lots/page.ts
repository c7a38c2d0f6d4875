import type { Yard, YardView } from '../../../documents/yard/yard.ts';
import { filterWords, isLater } from '../../../pages/blocks/list-words.ts';
import { yardPage } from '../../../pages/blocks/yard/yard-page.ts';
import { reportYard } from '../../../pages/blocks/yard/yard-report.ts';
import type { Asked } from '../../verbs.ts';
import type { LotsOrder } from './contract.ts';

export const page = (
  yard: Yard,
  { order, names: { nameOf }, at }: Pick<Asked<LotsOrder>, 'order' | 'names' | 'at'>,
  by?: YardView,
) => {
  const next = orderAfter(order, yard);
  const asked = { filter: filterWords(order), isLater: isLater(order), ...(next && { next }) };
  return yardPage(reportYard(yard, { ...asked, at, nameOf }), by);
};

/** What asks for the lots that follow; undefined where none do. */
function orderAfter(order: LotsOrder, { next, nextRow }: Yard): LotsOrder | undefined {
  const { skip: _, ...rest } = order;
  if (nextRow !== undefined) return { ...rest, afterRow: nextRow };
  return next === undefined ? undefined : { ...rest, after: next };
}
