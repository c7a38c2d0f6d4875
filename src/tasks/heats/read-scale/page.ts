import type { Page } from '../../../documents/page.ts';
import type { ScaleReading } from '../../../documents/yard/scale.ts';
import { kilograms } from '../../../foundation/quantity/format.ts';
import { list, paragraph } from '../../../pages/blocks/parts.ts';

/** One reading of a scale. */
export const page = ({ scale, shown, net_g, at, warning, reading }: ScaleReading): Page => ({
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
