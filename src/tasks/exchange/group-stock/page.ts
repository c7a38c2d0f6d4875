export { groupStockPage as page } from '../../../pages/blocks/group-page.ts';
