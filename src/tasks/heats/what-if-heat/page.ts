export { whatIfPage as page } from '../../../pages/blocks/what-if-page.ts';
