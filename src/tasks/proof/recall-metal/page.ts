export { recallWorkbook as workbook } from '../../../pages/blocks/proof/recall-page.ts';
export { recallLetters as letters, shownRecall as page } from '../recall-shown.ts';
