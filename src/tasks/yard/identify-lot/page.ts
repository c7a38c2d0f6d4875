import type { IdentifiedLot } from '../../../documents/yard/lot-answers.ts';
import { identifiedLotPage } from '../../../pages/blocks/yard/lot-page.ts';
import type { Asked } from '../../verbs.ts';

export const page = (found: IdentifiedLot, { order, names }: Asked<{ readonly lot: string }>) =>
  identifiedLotPage(order.lot, found, names);
