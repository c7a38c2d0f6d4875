export { transfersPage as page } from '../../../pages/blocks/transfer-page.ts';
