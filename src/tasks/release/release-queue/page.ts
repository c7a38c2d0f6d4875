import type { Page } from '../../../documents/page.ts';
import type { ReleaseQueue } from '../../../documents/proof/release-queue.ts';
import { kilograms } from '../../../foundation/quantity/format.ts';
import { number, paragraph, shortPage, table } from '../../../pages/blocks/parts.ts';

/** The metal that waits for its release, oldest first. */
export const page = ({ waiting }: ReleaseQueue): Page =>
  shortPage(
    'Waits for release',
    waiting.length === 0
      ? [paragraph('nothing waits')]
      : [
          table(
            [
              'metal',
              'grade',
              number('mass'),
              number('results'),
              'verdict',
              'waits for',
              'on',
              number('days'),
            ],
            waiting.map(({ of, grade, mass_g, results, verdict, waits, suspended = [], asks = [] }) => [
              of,
              grade ?? '-',
              kilograms(mass_g),
              String(results),
              verdict ? { verdict: verdict.verdict } : '-',
              [waits.for, ...suspended.filter((words) => !waits.for.includes(words)), ...asks].join('; '),
              waits.on.join(', '),
              String(waits.age_d),
            ]),
          ),
        ],
  );
