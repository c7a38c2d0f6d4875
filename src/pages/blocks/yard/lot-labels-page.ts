import type { PaperPage } from '../../../documents/page.ts';
import { type LotLabels, linesOfLot } from '../../../documents/yard/lot-labels.ts';
import { counted } from '../../../foundation/quantity/format.ts';
import { labelBlock } from '../label-block.ts';

/** Labels of lots: on paper one beside the other as the sheet has them, else their codes below each other. */
export function lotLabelsPage({ plant, sheet, madeAt, labels }: LotLabels): PaperPage {
  return {
    format: 'remelt-page/1',
    title: `Labels of ${counted(labels.length, 'lot')}`,
    lead: labels.map((label) => labelBlock(label.code, linesOfLot(label, plant))),
    sections: [],
    paper: { number: '', foot: '', madeAt, labels: sheet },
  };
}
