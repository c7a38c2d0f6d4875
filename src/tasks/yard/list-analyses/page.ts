export {
  orderedAnalysesPage as page,
  orderedAnalysesPaper as paper,
} from '../../../pages/blocks/yard/ordered-analyses-page.ts';
