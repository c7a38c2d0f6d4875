export { clockPage as page } from '../../../pages/blocks/ledger-page.ts';
