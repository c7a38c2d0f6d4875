export { disclosurePreviewPage as page } from '../../../pages/blocks/disclosure-page.ts';
