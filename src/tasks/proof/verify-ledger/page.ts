export { verifyPage as page } from '../../../pages/blocks/ledger-page.ts';
