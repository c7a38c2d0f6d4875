import type { Heats } from '../../../documents/heats/heats.ts';
import type { Page, PlainBlock } from '../../../documents/page.ts';
import { kilograms } from '../../../foundation/quantity/format.ts';
import { filterWords, isLater, moreRows, nothingFound } from '../../../pages/blocks/list-words.ts';
import { number, paragraph, shortPage, table } from '../../../pages/blocks/parts.ts';
import type { Asked } from '../../verbs.ts';
import type { HeatsOrder } from './contract.ts';

/** The heats of the ledger, the one that changed last at the end. */
export function page({ heats, next }: Heats, { order }: Pick<Asked<HeatsOrder>, 'order'>): Page {
  const { open = false } = order;
  const waiting = heats.some(({ waits }) => waits !== undefined);
  return shortPage(
    open ? 'Work in progress' : 'Heats',
    heats.length === 0
      ? [noHeats(order)]
      : [
          table(
            [
              'heat',
              'status',
              'grade',
              number('charged'),
              ...(waiting ? ['waits for', 'on', number('days')] : []),
            ],
            heats.map(({ heat, status, grade, charged_kg, waits }) => [
              heat,
              status,
              grade ?? '-',
              kilograms(1000 * charged_kg),
              ...(waiting && waits ? [waits.for, waits.on.join(', '), String(waits.age_d)] : []),
            ]),
          ),
          ...(next === undefined ? [] : [moreRows('heats/list-heats', { ...order, after: next })]),
        ],
  );
}

function noHeats(order: HeatsOrder): PlainBlock {
  if (isLater(order)) return paragraph('No more heats.');
  if (order.find === undefined) return paragraph(order.open ? 'No heat waits for a step.' : 'No heats.');
  return nothingFound('heats', filterWords(order), 'heats/list-heats');
}
