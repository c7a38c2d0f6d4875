export { headPage as page } from '../../../pages/blocks/ledger-page.ts';
