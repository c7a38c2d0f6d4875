export { keysPage as page } from '../../../pages/blocks/proof/keys-page.ts';
