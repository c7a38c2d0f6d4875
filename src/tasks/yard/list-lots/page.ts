import type { Yard, YardView } from '../../../documents/yard/yard.ts';
import { yardPage } from '../../../pages/blocks/yard/yard-page.ts';
import { reportYard } from '../../../pages/blocks/yard/yard-report.ts';
import type { Asked } from '../../verbs.ts';

export const page = (
  yard: Yard,
  { order, names: { nameOf }, at }: Pick<Asked<object>, 'order' | 'names' | 'at'>,
  by?: YardView,
) => yardPage(reportYard(yard, { filter: filterWords(order), at, nameOf }), by);

/** How much is asked for and in which order: what is there to see says that. */
const UNSAID = ['limit', 'usedUp', 'sort', 'afterRow', 'skip'];

/** The filter in words, for the head of the page. */
const filterWords = (order: object): string =>
  Object.entries(order)
    .filter(([name]) => !UNSAID.includes(name))
    .map(([name, value]) => `${name} ${value}`)
    .join(', ');
