export { footprintPage as page } from '../../../pages/blocks/economics/footprint-page.ts';
