export { cutPage as page } from '../../../pages/blocks/release/shipment-page.ts';
