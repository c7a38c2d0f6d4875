import type { PaperPage } from '../../../documents/page.ts';
import type { LotLabels } from '../../../documents/yard/lot-labels.ts';
import { counted, kilograms } from '../../../foundation/quantity/format.ts';
import { qrCode } from '../qr-code.ts';

/** Labels of lots: on paper one beside the other as the sheet has them, else their codes below each other. */
export function lotLabelsPage({ plant, sheet, madeAt, labels }: LotLabels): PaperPage {
  return {
    format: 'remelt-page/1',
    title: `Labels of ${counted(labels.length, 'lot')}`,
    lead: labels.map(({ lot, grade, form, mass_g, status, supplier, receivedOn, code }) => ({
      ...qrCode(
        code,
        [
          lot,
          [grade ?? 'grade unknown', form].join(', '),
          [kilograms(mass_g), status === 'cleared' ? 'cleared' : status === 'hold' ? 'ON HOLD' : status].join(
            ', ',
          ),
          [supplier, receivedOn].filter(Boolean).join(', '),
          plant,
        ]
          .filter(Boolean)
          .join('\n'),
      ),
      holds: code,
    })),
    sections: [],
    paper: { number: '', foot: '', madeAt, labels: sheet },
  };
}
