export { piecesPage as page } from '../../../pages/blocks/lot-checks-page.ts';
