export { makeUpSheetPage as page } from '../../../pages/blocks/make-up-sheet-page.ts';
export { makeUpSheetWorkbook as workbook } from '../../../pages/blocks/make-up-sheet-workbook.ts';
