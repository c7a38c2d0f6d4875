import type { LotLabels } from '../../../documents/yard/lot-labels.ts';
import { counted } from '../../../foundation/quantity/format.ts';
import { list, paragraph, shortPage } from '../../../pages/blocks/parts.ts';
import { lotLabelsPage } from '../../../pages/blocks/yard/lot-labels-page.ts';

export { lotLabelsPage as paper };

/** What the code of each label says. */
export const page = ({ labels, unopened }: LotLabels) =>
  shortPage(`Labels of ${counted(labels.length, 'lot')}`, [
    ...list(labels.map(({ lot, code }) => `${lot}: ${code}`)),
    ...(unopened === undefined ? [] : [paragraph(unopened)]),
  ]);
