import type { Page } from '../../../documents/page.ts';
import type { ReleaseQueue } from '../../../documents/proof/release-queue.ts';
import { kilograms } from '../../../foundation/quantity/format.ts';
import { number, paragraph, shortPage, tableOf } from '../../../pages/blocks/parts.ts';

/** The metal that waits for its release, oldest first. */
export const page = ({ waiting }: ReleaseQueue): Page =>
  shortPage(
    'Waits for release',
    waiting.length === 0
      ? [paragraph('nothing waits')]
      : [
          tableOf(waiting, [
            ['metal', ({ of }) => of],
            ['grade', ({ grade }) => grade ?? '-'],
            [number('mass'), ({ mass_g }) => kilograms(mass_g)],
            [number('results'), ({ results }) => String(results)],
            ['verdict', ({ verdict }) => (verdict ? { verdict: verdict.verdict } : '-')],
            [
              'waits for',
              ({ waits, suspended = [], asks = [] }) =>
                [waits.for, ...suspended.filter((words) => !waits.for.includes(words)), ...asks].join('; '),
            ],
            ['on', ({ waits }) => waits.on.join(', ')],
            [number('days'), ({ waits }) => String(waits.age_d)],
          ]),
        ],
  );
