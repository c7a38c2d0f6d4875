import type { Yard, YardView } from '../../../documents/yard/yard.ts';
import { yardPage } from '../../../pages/blocks/yard/yard-page.ts';
import { reportYard } from '../../../pages/blocks/yard/yard-report.ts';
import type { Asked } from '../../verbs.ts';

export const page = (
  yard: Yard,
  { order, names: { nameOf }, at }: Pick<Asked<object>, 'order' | 'names' | 'at'>,
  by?: YardView,
) => yardPage(reportYard(yard, { filter: filterWords(order), at, nameOf }), by);

/** The filter in words, for the head of the page. */
const filterWords = (order: object): string =>
  Object.entries(order)
    .filter(([name]) => name !== 'limit' && name !== 'usedUp')
    .map(([name, value]) => `${name} ${value}`)
    .join(', ');
