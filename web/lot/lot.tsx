import { Link, useParams } from '@tanstack/react-router';
import { contract as showLot } from '../../src/tasks/yard/show-lot/contract.ts';
import { ApiPage } from '../show-page/api-page.tsx';
import { WORDS } from '../words.ts';
import { LotEvidence } from './lot-evidence.tsx';
import { LotSteps } from './lot-steps.tsx';

const { lot: words } = WORDS;

/** One lot: the gate as a checklist, what it is, its analyses, its history, and its next steps. */
export function Lot() {
  const { lot } = useParams({ from: '/inside/yard/$lot' });
  return (
    <ApiPage
      of={showLot}
      order={{ lot }}
      title={words.title(lot)}
      actions={
        <Link to="/trace" search={{ subject: `lot:${lot}`, direction: 'down' }} className="btn">
          {words.history}
        </Link>
      }
    >
      <LotSteps lot={lot} />
      <LotEvidence lot={lot} />
    </ApiPage>
  );
}
