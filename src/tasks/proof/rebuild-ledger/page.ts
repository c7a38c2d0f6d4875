export { rebuildPage as page } from '../../../pages/blocks/ledger-page.ts';
