export { processedPage as page } from '../../../pages/blocks/lot-page.ts';
