export { specificationsPage as page } from '../../../pages/blocks/specification-page.ts';
