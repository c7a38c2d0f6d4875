export { epcisHashesPage as page } from '../../../pages/blocks/epcis-page.ts';
