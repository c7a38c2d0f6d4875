import { useState } from 'react';
import { contract } from '../../src/tasks/yard/analyse-lot/contract.ts';
import { VerbForm } from '../forms/verb-form.tsx';
import { Printout } from '../printout/printout.tsx';
import { type Judged, typedResults } from '../printout/typed-results.ts';

interface Props {
  readonly lot: string;
  /** Elements that there is a field for; others come with a printout. */
  readonly elements: readonly Judged[];
  /** Id that no analysis of the lot has. */
  readonly freeId: string;
  readonly onClose: () => void;
}

/** Books one more analysis of a lot: typed by element, or pasted as it was printed. */
export function AnalysisForm({ lot, elements, freeId, onClose }: Props) {
  const [contents, setContents] = useState<Readonly<Record<string, string>>>({});
  const { results, wrong } = typedResults(contents, elements);
  return (
    <VerbForm
      contract={contract}
      given={{ lot, results: [...results] }}
      about={lot}
      start={{ analysis: freeId, method: 'OES', basis: 'measured' }}
      isReady={results.length > 0 && wrong.length === 0}
      onClose={onClose}
      wide
    >
      <Printout elements={elements} contents={contents} onChange={setContents} wrong={wrong} />
    </VerbForm>
  );
}
