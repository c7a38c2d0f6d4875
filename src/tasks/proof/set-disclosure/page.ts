export { disclosuresPage as page } from '../../../pages/blocks/disclosure-page.ts';
