export { initPage as page } from '../../../pages/blocks/ledger-page.ts';
