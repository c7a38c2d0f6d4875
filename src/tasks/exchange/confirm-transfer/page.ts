export { transferPage as page } from '../../../pages/blocks/transfer-page.ts';
