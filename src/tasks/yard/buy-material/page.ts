export { boughtPage as page } from '../../../pages/blocks/lot-page.ts';
