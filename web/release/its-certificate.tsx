import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { certificateSchema } from '../../src/documents/certificate.ts';
import { readDocument } from '../api/client.ts';
import { WORDS } from '../words.ts';

const { release: words } = WORDS;

/** A link to the latest certificate that stands of a piece of metal; nothing where none does. */
export function ItsCertificate({ of }: { readonly of: string }) {
  const { data } = useQuery({
    queryKey: ['certificate', of],
    queryFn: ({ signal }) =>
      readDocument(certificateSchema, '/api/release/show-certificate', { order: { of }, signal }),
    retry: false,
  });
  return data === undefined ? null : (
    <Link to="/certificates/$of/$number" params={{ of, number: data.number }} className="btn">
      {words.certificate(data.number)}
    </Link>
  );
}
