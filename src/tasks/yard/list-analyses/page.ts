import type { PaperPage } from '../../../documents/page.ts';
import type { OrderedAnalyses } from '../../../documents/yard/ordered-analyses.ts';
import { orderedAnalysesPaper } from '../../../pages/blocks/yard/ordered-analyses-page.ts';

export { orderedAnalysesPage as page } from '../../../pages/blocks/yard/ordered-analyses-page.ts';

/** The list with room for the results. */
export const paper = (ordered: OrderedAnalyses): PaperPage => orderedAnalysesPaper(ordered);
