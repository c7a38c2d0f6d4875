export { decidedLotPage as page } from '../../../pages/blocks/lot-page.ts';
