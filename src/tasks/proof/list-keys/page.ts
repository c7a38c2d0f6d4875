export { keysPage as page } from '../../../pages/blocks/keys-page.ts';
