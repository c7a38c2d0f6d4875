import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { addressOf } from '../../src/documents/contract/contract.ts';
import { contract as certificateStanding } from '../../src/tasks/release/certificate-standing/contract.ts';
import { contract as showCertificate } from '../../src/tasks/release/show-certificate/contract.ts';
import { readDocument } from '../api/client.ts';
import { ApiPage } from '../show-page/api-page.tsx';
import { DocumentActions } from '../show-page/document-actions.tsx';
import { WORDS } from '../words.ts';
import { nameOf } from './name-of.ts';
import { Withdraw } from './withdraw.tsx';

const { release: words } = WORDS;

/** A certificate as it was issued; what is printed or saved is the document that a customer gets. */
export function Certificate() {
  const { of, number } = useParams({ from: '/inside/certificates/$of/$number' });
  const order = { of, number };
  const { data: standing } = useQuery({
    queryKey: ['standing', of, number],
    queryFn: ({ signal }) =>
      readDocument(certificateStanding.answer, addressOf(certificateStanding), { order, signal }),
  });
  const withdrawal = standing?.withdrawal;
  const next = withdrawal?.supersededBy;
  return (
    <div className="stack not-paper">
      <ApiPage
        of={showCertificate}
        order={order}
        title={words.certificate(number)}
        actions={
          <>
            {withdrawal?.isReplaced && next ? (
              <Link to="/certificates/$of/$number" params={{ of, number: next }} className="btn go">
                {words.inItsPlace(next)}
              </Link>
            ) : null}
            {withdrawal ? null : (
              <Link to="/release/$of" params={{ of }} className="btn">
                {words.goOnWith(nameOf(of))}
              </Link>
            )}
            <Withdraw key={`${of} ${number}`} of={of} number={number} isWithdrawn={!!withdrawal} />
            <DocumentActions
              of={showCertificate}
              order={order}
              name={`certificate-${number}`}
              isPaper
              isSide={withdrawal !== undefined}
            />
          </>
        }
      >
        <p className="on-paper">{WORDS.documents.notPaper}</p>
      </ApiPage>
    </div>
  );
}
