export { makeUpSheetPage as page } from '../../../pages/blocks/make-up-sheet-page.ts';
