import type { Recall } from '../../../documents/proof/recall.ts';
import { recallLetterPage, recallWorkbook } from '../../../pages/blocks/proof/recall-page.ts';
import type { Asked } from '../../verbs.ts';
import { recallLetters } from '../recall-shown.ts';

export const page = (recall: Recall, { order }: Asked<{ readonly customer: string }>) =>
  recallLetterPage(order.customer, recall);
export { recallLetters as letters, recallWorkbook as workbook };
