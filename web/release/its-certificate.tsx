import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { addressOf } from '../../src/documents/contract/contract.ts';
import { contract } from '../../src/tasks/release/show-certificate/contract.ts';
import { readDocument } from '../api/client.ts';
import { WORDS } from '../words.ts';

const { release: words } = WORDS;

/** A link to the latest certificate that stands of a piece of metal; nothing where none does. */
export function ItsCertificate({ of }: { readonly of: string }) {
  const { data } = useQuery({
    queryKey: ['certificate', of],
    queryFn: ({ signal }) => readDocument(contract.answer, addressOf(contract), { order: { of }, signal }),
    retry: false,
  });
  return data === undefined ? null : (
    <Link to="/certificates/$of/$number" params={{ of, number: data.number }} className="btn">
      {words.certificate(data.number)}
    </Link>
  );
}
