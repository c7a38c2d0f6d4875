export { trimPage as page } from '../../../pages/blocks/heats/trim-page.ts';
