import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { addressOf } from '../../src/documents/contract/contract.ts';
import type { Page } from '../../src/documents/page.ts';
import { contract as recallMetal } from '../../src/tasks/proof/recall-metal/contract.ts';
import { readPage } from '../api/client.ts';
import { Head } from '../design/head.tsx';
import { Empty, Refused, Waiting } from '../design/states.tsx';
import { DocumentActions } from '../show-page/document-actions.tsx';
import { PageView } from '../show-page/page-view.tsx';
import { WORDS } from '../words.ts';
import { Contain } from './contain.tsx';
import { RecallForm } from './recall-form.tsx';
import { type RecallSearch, recallOrder } from './recall-search.ts';

const { recall: words } = WORDS;

/** Everything that metal of a lot, heat, supplier or laboratory run reached, who is told, and what is done about it. */
export function Recall() {
  const search = useSearch({ from: '/inside/recall' });
  return <Asked key={JSON.stringify(search)} search={search} />;
}

function Asked({ search }: { readonly search: RecallSearch }) {
  const order = recallOrder(search);
  const isAsked = search.of !== undefined;
  const [done, setDone] = useState<Page | null>(null);
  const { data, error, refetch } = useQuery({
    queryKey: ['page', addressOf(recallMetal), order],
    queryFn: ({ signal }) => readPage(recallMetal, order, { signal }),
    enabled: isAsked,
  });
  const page = done ?? data;
  if (page === undefined)
    return (
      <>
        <Head title={words.title} sub={words.sub} />
        {/* the form comes with the answer: what is typed before that would be lost */}
        {isAsked && !error ? <Waiting words={words.walking} /> : <RecallForm search={search} />}
        {error ? <Refused error={error} onAgain={() => void refetch()} /> : null}
        {isAsked ? null : <Empty>{words.empty}</Empty>}
      </>
    );
  return (
    <>
      <PageView
        page={page}
        actions={
          <>
            <DocumentActions
              of={recallMetal}
              order={order}
              name={`recall-${search.of}`}
              kinds={['xlsx']}
              isSide
            />
            {done === null ? (
              <a className="btn go" href="#contain">
                {words.toContain}
              </a>
            ) : null}
          </>
        }
      >
        {done === null ? <RecallForm search={search} /> : <p className="notice">{words.done}</p>}
      </PageView>
      {done === null ? <Contain order={order} onDone={setDone} /> : null}
    </>
  );
}
