export { lotLabelsPage as page } from '../../../pages/blocks/lot-labels-page.ts';
