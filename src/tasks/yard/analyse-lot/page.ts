import type { AnalysedLot } from '../../../documents/yard/lot-answers.ts';
import { analysedPage } from '../../../pages/blocks/yard/lot-page.ts';
import type { Asked } from '../../verbs.ts';

export const page = (analysis: AnalysedLot, { order }: Asked<{ readonly lot: string }>) =>
  analysedPage(order.lot, analysis);
