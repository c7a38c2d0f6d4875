export { trustPage as page } from '../../../pages/blocks/keys-page.ts';
