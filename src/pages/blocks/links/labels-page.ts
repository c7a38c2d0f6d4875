import type { Labels } from '../../../documents/labels.ts';
import type { PaperPage } from '../../../documents/page.ts';
import { counted } from '../../../foundation/quantity/format.ts';
import { labelBlock } from '../label-block.ts';

/** Labels as they are printed, each as often as it is wanted. */
export const labelsPage = ({ labels, sheet, copies, madeAt }: Labels): PaperPage => ({
  format: 'remelt-page/1',
  title: counted(labels.length, 'label'),
  lead: labels.map(({ large, lines, code }) => ({ ...labelBlock(code, [large, ...lines]), copies })),
  sections: [],
  paper: { number: '', foot: '', madeAt, labels: sheet },
});
