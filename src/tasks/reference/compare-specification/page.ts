export { comparedSpecificationPage as page } from '../../../pages/blocks/specification-page.ts';
