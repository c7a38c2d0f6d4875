import { useQuery } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { useEffect } from 'react';
import { addressOf } from '../../src/documents/contract/contract.ts';
import { contract as expectedErrors } from '../../src/tasks/reference/expected-errors/contract.ts';
import { readPage } from '../api/client.ts';
import { Head } from '../design/head.tsx';
import { Refused, Waiting } from '../design/states.tsx';
import { PageView } from '../show-page/page-view.tsx';
import { WORDS } from '../words.ts';

const { validation: words } = WORDS;

/** How far each prediction may be trusted; the address leads to the row of one operation and element. */
export function Validation() {
  const { hash } = useLocation();
  const { data, error, refetch } = useQuery({
    queryKey: ['page', addressOf(expectedErrors)],
    queryFn: ({ signal }) => readPage(expectedErrors, {}, { signal }),
  });
  const places = data?.sections.map(({ id }) => id) ?? [];
  // an element alone is looked for after any operation; what nobody compared has a row for its operation at most
  const place = places.includes(hash) ? hash : places.find((id) => id.endsWith(`-${hash}`));
  useEffect(() => {
    const row = place === undefined ? null : document.getElementById(place);
    if (!row) return;
    row.scrollIntoView({ block: 'center' });
    row.classList.add('asked');
    return () => row.classList.remove('asked');
  }, [place]);
  if (!data)
    return (
      <>
        <Head title={words.title} />
        {error ? <Refused error={error} onAgain={() => void refetch()} /> : <Waiting />}
      </>
    );
  return (
    <PageView page={data}>
      {hash !== '' && place === undefined ? (
        <p className="notice" role="status">
          {words.notCompared(asked(hash))}
        </p>
      ) : null}
    </PageView>
  );
}

/** "Cr after vacuum-induction" of a place. */
function asked(hash: string): string {
  const at = hash.lastIndexOf('-');
  return at < 0 ? hash : `${hash.slice(at + 1)} after ${hash.slice(0, at)}`;
}
