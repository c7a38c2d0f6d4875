export { transferReviewPage as page } from '../../../pages/blocks/transfer-page.ts';
