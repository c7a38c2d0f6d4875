import type { Page } from '../../documents/page.ts';
import type { ScaleReading, Scales } from '../../documents/scale.ts';
import { kilograms } from '../../foundation/quantity/format.ts';
import { list, number, paragraph, shortPage, table } from './parts.ts';

/** The scales of a plant. */
export const scalesPage = ({ scales }: Scales): Page =>
  shortPage(
    'Scales',
    scales.length === 0
      ? [paragraph('The plant lists no scale. Add it to plant.json.')]
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

/** One reading of a scale. */
export const scaleReadingPage = ({ scale, shown, net_g, at, warning, reading }: ScaleReading): Page => ({
  format: 'remelt-page/1',
  title: scale,
  ...(warning === null ? {} : { verdict: 'see the calibration' }),
  lead: [
    paragraph(`${kilograms(net_g)}, stable at ${at}`, 'strong'),
    ...list([
      ...(shown.gross === undefined ? [] : [`gross ${shown.gross} ${shown.unit}`]),
      ...(shown.tare === undefined ? [] : [`tare ${shown.tare} ${shown.unit}`]),
      `net ${shown.net} ${shown.unit}`,
      ...(warning === null ? [] : [warning]),
      ...(reading === null ? ['read here only: a booking counts it as typed'] : []),
    ]),
  ],
  sections: [],
});
