import { makeUpSheetPage } from '../../../pages/blocks/heats/make-up-sheet-page.ts';
import { makeUpSheetWorkbook } from '../../../pages/blocks/heats/make-up-sheet-workbook.ts';

export { makeUpSheetPage as page, makeUpSheetPage as paper, makeUpSheetWorkbook as workbook };
