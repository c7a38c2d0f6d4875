import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { addressOf } from '../../src/documents/contract/contract.ts';
import { contract as explainLot } from '../../src/tasks/yard/explain-lot/contract.ts';
import { readPage } from '../api/client.ts';
import { Refused, Waiting } from '../design/states.tsx';
import { PageView } from '../show-page/page-view.tsx';
import { WORDS } from '../words.ts';

const { lot: words } = WORDS;

/** Candidates, evidence against the nearest grades, and what to measure next; worked out when it is opened. */
export function LotEvidence({ lot }: { readonly lot: string }) {
  const [isOpen, setOpen] = useState(false);
  const { data, error } = useQuery({
    queryKey: ['page', addressOf(explainLot), { lot }],
    queryFn: ({ signal }) => readPage(explainLot, { lot }, { signal }),
    enabled: isOpen,
  });
  return (
    <details
      className={`card page ${isOpen ? '' : 'steps'}`}
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary>
        <h2>{words.evidence}</h2>
      </summary>
      {data ? <PageView page={data} isPart /> : null}
      {error ? <Refused error={error} /> : null}
      {isOpen && !data && !error ? <Waiting /> : null}
    </details>
  );
}
