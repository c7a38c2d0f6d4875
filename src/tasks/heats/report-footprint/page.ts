export { footprintPage as page } from '../../../pages/blocks/footprint-page.ts';
