import type { Heats } from '../../../documents/heats/heats.ts';
import type { Page, PlainBlock } from '../../../documents/page.ts';
import { kilograms, money } from '../../../foundation/quantity/format.ts';
import { filterWords, isLater, moreRows, nothingFound } from '../../../pages/blocks/list-words.ts';
import { number, paragraph, shortPage, tableOf } from '../../../pages/blocks/parts.ts';
import type { Asked } from '../../verbs.ts';
import type { HeatsOrder } from './contract.ts';

/** The heats of the ledger, the one that changed last at the end. */
export function page({ heats, next }: Heats, { order }: Pick<Asked<HeatsOrder>, 'order'>): Page {
  const { open = false } = order;
  const has = (name: keyof Heats['heats'][number]) => heats.some((one) => one[name] !== undefined);
  return shortPage(
    open ? 'Work in progress' : 'Heats',
    heats.length === 0
      ? [noHeats(order)]
      : [
          tableOf(heats, [
            ['heat', ({ heat }) => heat],
            ['status', ({ status }) => status],
            ['grade', ({ grade }) => grade ?? '-'],
            has('verdict') && ['verdict', ({ verdict = '-' }) => verdict],
            [number('charged'), ({ charged_kg }) => kilograms(1000 * charged_kg)],
            has('planned_usd') && [
              number('planned USD'),
              ({ planned_usd }) => (planned_usd === undefined ? '-' : money(planned_usd, 0)),
            ],
            has('customer') && ['customer', ({ customer = '-' }) => customer],
            has('changed') && ['changed', ({ changed = '' }) => changed.slice(0, 10)],
            has('waits') && ['waits for', ({ waits }) => waits?.for ?? ''],
            has('waits') && ['on', ({ waits }) => waits?.on.join(', ') ?? ''],
            has('waits') && [number('days'), ({ waits }) => String(waits?.age_d ?? '')],
          ]),
          ...(next === undefined ? [] : [moreRows('heats/list-heats', { ...order, after: next })]),
        ],
  );
}

function noHeats(order: HeatsOrder): PlainBlock {
  if (isLater(order)) return paragraph('No more heats.');
  if (order.find === undefined) return paragraph(order.open ? 'No heat waits for a step.' : 'No heats.');
  return nothingFound('heats', filterWords(order), 'heats/list-heats');
}
