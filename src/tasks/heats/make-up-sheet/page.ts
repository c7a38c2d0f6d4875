import type { ChargeSheet } from '../../../documents/heats/charge-sheet.ts';
import { makeUpSheetWorkbook } from '../../../pages/blocks/heats/make-up-sheet-workbook.ts';

export {
  makeUpSheetPage as page,
  makeUpSheetPage as paper,
} from '../../../pages/blocks/heats/make-up-sheet-page.ts';

export const workbook = (sheet: ChargeSheet) => makeUpSheetWorkbook(sheet);
