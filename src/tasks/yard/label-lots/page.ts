export { lotLabelsPage as page } from '../../../pages/blocks/yard/lot-labels-page.ts';
