export { samplingPage as page } from '../../../pages/blocks/lot-checks-page.ts';
