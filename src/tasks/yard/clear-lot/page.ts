export { decidedLotPage as page } from '../../../pages/blocks/yard/lot-page.ts';
