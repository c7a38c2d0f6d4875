export { headPage as page } from '../../../pages/blocks/proof/ledger-page.ts';
