export { buttonSamplePage as page } from '../../../pages/blocks/lot-checks-page.ts';
