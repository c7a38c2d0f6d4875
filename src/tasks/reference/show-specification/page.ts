export { specificationPage as page } from '../../../pages/blocks/specification-page.ts';
