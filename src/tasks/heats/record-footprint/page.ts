export { footprintRecordPage as page } from '../../../pages/blocks/footprint-page.ts';
