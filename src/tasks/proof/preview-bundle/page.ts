export { disclosurePreviewPage as page } from '../../../pages/blocks/proof/disclosure-page.ts';
