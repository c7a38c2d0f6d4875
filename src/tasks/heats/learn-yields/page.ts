import type { Yields } from '../../../documents/heats/heats.ts';
import type { Page } from '../../../documents/page.ts';
import { counted, kilograms, percent } from '../../../foundation/quantity/format.ts';
import { number, paragraph, shortPage, table } from '../../../pages/blocks/parts.ts';

/** Metal yields by form and supplier, before and after the plant's own heats. */
export const page = ({ yields, leastHeats }: Yields): Page =>
  shortPage(
    'Metal yields',
    yields.length === 0
      ? [paragraph('no recorded heat to learn from')]
      : [
          table(
            [
              'form',
              'supplier',
              number('heats'),
              number('charged'),
              number('before'),
              number('learned'),
              'plans take',
            ],
            yields.map((one) => [
              one.form,
              one.supplier,
              String(one.heats),
              kilograms(one.charged_g),
              shareText(one.prior),
              shareText(one.learned),
              one.enough ? 'learned' : `before: ${counted(one.heats, 'heat')} of ${leastHeats}`,
            ]),
          ),
        ],
  );

const shareText = ({ mean, spread }: Yields['yields'][number]['prior']): string =>
  `${(100 * mean).toFixed(2)} +- ${percent(spread, 2)}`;
