export { samplingPage as page } from '../../../pages/blocks/yard/lot-checks-page.ts';
