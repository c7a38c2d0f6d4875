import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { ArrivedSample } from '../../src/documents/results/arrival.ts';
import { contract as showResults } from '../../src/tasks/links/show-results/contract.ts';
import { readVerb } from '../api/client.ts';
import { ApiPage } from '../show-page/api-page.tsx';
import { WORDS } from '../words.ts';
import { RawFile } from './raw-file.tsx';
import { SampleSteps } from './sample-steps.tsx';

const { arrivals: words } = WORDS;

/** One file of results: whose its samples are, what would be booked, and what a person decides. */
export function OneArrival() {
  const { arrival } = useParams({ from: '/inside/arrivals/$arrival' });
  const { data } = useQuery({
    queryKey: ['arrival', arrival],
    queryFn: ({ signal }) => readVerb(showResults, { order: { arrival }, signal }),
  });
  const waiting = data?.samples.filter(({ state }) => state === 'waits') ?? [];
  return (
    <ApiPage of={showResults} order={{ arrival }} title={words.one} actions={<RawFile arrival={arrival} />}>
      <div className="stack">
        {waiting.map((sample: ArrivedSample) => (
          <SampleSteps key={sample.name} arrival={arrival} sample={sample} />
        ))}
      </div>
    </ApiPage>
  );
}
