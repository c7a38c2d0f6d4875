import { useSearch } from '@tanstack/react-router';
import { contract as recallLetter } from '../../src/tasks/proof/recall-letter/contract.ts';
import { ApiPage } from '../show-page/api-page.tsx';
import { DocumentActions } from '../show-page/document-actions.tsx';
import { WORDS } from '../words.ts';
import { recallOrder } from './recall-search.ts';

/** The notice of escape to one customer, to print or to save. */
export function RecallLetter() {
  const search = useSearch({ from: '/inside/recall/letter' });
  const order = recallOrder(search);
  return (
    <ApiPage
      of={recallLetter}
      order={order}
      title={WORDS.recall.letter}
      actions={
        <DocumentActions
          of={recallLetter}
          order={order}
          name={`notice-${search.customer}`}
          kinds={['html', 'pdf']}
        />
      }
    />
  );
}
