export { bundlePage as page } from '../../../pages/blocks/keys-page.ts';
