export { cutPage as page } from '../../../pages/blocks/shipment-page.ts';
