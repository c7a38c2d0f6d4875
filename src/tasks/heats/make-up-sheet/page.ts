export {
  makeUpSheetPage as page,
  makeUpSheetPage as paper,
} from '../../../pages/blocks/heats/make-up-sheet-page.ts';
export { makeUpSheetWorkbook as workbook } from '../../../pages/blocks/heats/make-up-sheet-workbook.ts';
