import {
  orderedAnalysesPage,
  orderedAnalysesPaper,
} from '../../../pages/blocks/yard/ordered-analyses-page.ts';

export { orderedAnalysesPage as page, orderedAnalysesPaper as paper };
