export { pricesPage as page } from '../../../pages/blocks/prices-page.ts';
