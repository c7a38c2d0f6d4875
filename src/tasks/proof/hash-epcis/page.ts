export { epcisHashesPage as page } from '../../../pages/blocks/proof/epcis-page.ts';
