import type { Heats } from '../../../documents/heats/heats.ts';
import type { Page } from '../../../documents/page.ts';
import { kilograms } from '../../../foundation/quantity/format.ts';
import { number, paragraph, shortPage, table } from '../../../pages/blocks/parts.ts';

/** The heats of the ledger, the one that changed last at the end. */
export function page({ heats, next }: Heats): Page {
  const waiting = heats.some(({ waits }) => waits !== undefined);
  return shortPage(
    waiting ? 'Work in progress' : 'Heats',
    heats.length === 0
      ? [paragraph('no heats')]
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
          ...(next === undefined
            ? []
            : [paragraph(`More heats follow. The next ones: --limit ${heats.length} --after ${next}`)]),
        ],
  );
}
