import { contract as listAnalyses } from '../../src/tasks/yard/list-analyses/contract.ts';
import { ApiPage } from '../show-page/api-page.tsx';
import { DocumentActions } from '../show-page/document-actions.tsx';
import { WORDS } from '../words.ts';

/** What the laboratory was asked to measure, to print with room for its results. */
export const Analyses = () => (
  <ApiPage
    of={listAnalyses}
    title={WORDS.choices.title}
    actions={<DocumentActions of={listAnalyses} order={{}} name="analyses" isPaper />}
  />
);
