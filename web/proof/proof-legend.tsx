import { useQuery } from '@tanstack/react-query';
import { capital } from '../design/capital.ts';
import { Deeds } from '../design/deeds.tsx';
import { WORDS } from '../words.ts';
import { checkpointQuery } from './checkpoint-query.ts';

const { proof: words } = WORDS;

/** What the words beside record numbers mean, how far the ledger is signed, and how the rest of it gets signed. */
export function ProofLegend({ withDevice = false }: { readonly withDevice?: boolean }) {
  const { data } = useQuery(checkpointQuery);
  return (
    <details className="legend dim">
      <summary>{data === undefined ? words.legend : words.reaches(data.signed, data.records)}</summary>
      <ul>
        {withDevice ? <li>{words.onDevice}</li> : null}
        <li>{words.recorded}</li>
        <li>{words.isSigned}</li>
        <li>{words.isWitnessed}</li>
      </ul>
      {data?.cure == null ? null : (
        <p>
          {capital(data.cure)}
          <Deeds deeds={[{ verb: 'proof/sign-checkpoint' }]} />
        </p>
      )}
    </details>
  );
}
