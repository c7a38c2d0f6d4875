export { groupPricesPage as page } from '../../../pages/blocks/group-page.ts';
