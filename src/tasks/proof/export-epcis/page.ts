export { epcisDocumentPage as page } from '../../../pages/blocks/epcis-page.ts';
