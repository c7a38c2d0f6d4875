export { trimPage as page } from '../../../pages/blocks/trim-page.ts';
