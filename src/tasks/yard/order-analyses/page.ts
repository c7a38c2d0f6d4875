export { orderedAnalysesPage as page } from '../../../pages/blocks/yard/ordered-analyses-page.ts';
