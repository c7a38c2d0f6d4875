export { derivedSpecificationPage as page } from '../../../pages/blocks/specification-page.ts';
