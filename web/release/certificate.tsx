import { useParams } from '@tanstack/react-router';
import { ApiPage } from '../show-page/api-page.tsx';
import { DocumentActions } from '../show-page/document-actions.tsx';
import { WORDS } from '../words.ts';
import { Withdraw } from './withdraw.tsx';

const { release: words } = WORDS;

const PATH = '/api/release/show-certificate';

/** A certificate as it was issued; it is printed from here, or saved as the document that a customer gets. */
export function Certificate() {
  const { of, number } = useParams({ from: '/inside/certificates/$of/$number' });
  const order = { of, number };
  return (
    <ApiPage
      path={PATH}
      order={order}
      title={words.certificate(number)}
      actions={
        <>
          <Withdraw key={`${of} ${number}`} of={of} number={number} />
          <DocumentActions path={PATH} order={order} name={`certificate-${number}`} />
        </>
      }
    />
  );
}
