import type { Page } from '../../../documents/page.ts';
import type { Scales } from '../../../documents/yard/scale.ts';
import { kilograms } from '../../../foundation/quantity/format.ts';
import { number, paragraph, shortPage, table } from '../../../pages/blocks/parts.ts';

/** The scales of a plant. */
export const page = ({ scales }: Scales): Page =>
  shortPage(
    'Scales',
    scales.length === 0
      ? [paragraph('The plant has no scale: enter one on the page Plant.')]
      : [
          table(
            ['scale', number('capacity'), number('division'), 'calibrated until', 'read from here'],
            scales.map(({ scale, capacity_g, division_g, calibratedUntil, warning, protocol }) => [
              scale,
              kilograms(capacity_g),
              kilograms(division_g),
              calibratedUntil === null
                ? 'not stated'
                : warning === null
                  ? calibratedUntil
                  : `${calibratedUntil}: ended`,
              protocol === null ? 'no: weights are typed' : `by ${protocol}`,
            ]),
          ),
        ],
  );
