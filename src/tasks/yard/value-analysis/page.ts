export { anotherAnalysisPage as page } from '../../../pages/blocks/lot-checks-page.ts';
