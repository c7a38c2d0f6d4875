export { whatIfPage as page } from '../../../pages/blocks/heats/what-if-page.ts';
