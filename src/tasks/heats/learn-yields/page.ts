import type { Yields } from '../../../documents/heats/heats.ts';
import type { Page } from '../../../documents/page.ts';
import { counted, kilograms, percent } from '../../../foundation/quantity/format.ts';
import { number, paragraph, shortPage, tableOf } from '../../../pages/blocks/parts.ts';

/** Metal yields by form and supplier, before and after the plant's own heats. */
export const page = ({ yields, leastHeats }: Yields): Page =>
  shortPage(
    'Metal yields',
    yields.length === 0
      ? [paragraph('no recorded heat to learn from')]
      : [
          tableOf(yields, [
            ['form', (one) => one.form],
            ['supplier', (one) => one.supplier],
            [number('heats'), (one) => String(one.heats)],
            [number('charged'), (one) => kilograms(one.charged_g)],
            [number('before'), (one) => shareText(one.prior)],
            [number('learned'), (one) => shareText(one.learned)],
            [
              'plans take',
              (one) => (one.enough ? 'learned' : `before: ${counted(one.heats, 'heat')} of ${leastHeats}`),
            ],
          ]),
        ],
  );

const shareText = ({ mean, spread }: Yields['yields'][number]['prior']): string =>
  `${(100 * mean).toFixed(2)} +- ${percent(spread, 2)}`;
