import { useQuery } from '@tanstack/react-query';
import { contract as adviseHeat } from '../../src/tasks/heats/advise-heat/contract.ts';
import { contract as listResults } from '../../src/tasks/links/list-results/contract.ts';
import { contract as showResults } from '../../src/tasks/links/show-results/contract.ts';
import { readFollowed, readVerb } from '../api/client.ts';
import { sentenceInLocale } from '../design/locale.ts';
import { WORDS } from '../words.ts';
import { SampleSteps } from './sample-steps.tsx';

const { arrivals: words } = WORDS;

/** Results of a heat that arrived and that nobody has taken, with the advice as it would be on them. */
export function ArrivedAtHeat({ heat }: { readonly heat: string }) {
  const { data } = useQuery({
    queryKey: ['arrived', heat],
    queryFn: async ({ signal }) => {
      const { arrivals } = await readVerb(listResults, { order: { heat }, signal });
      return Promise.all(
        arrivals.map(({ arrival }) => readVerb(showResults, { order: { arrival }, signal })),
      );
    },
  });
  const waiting = (data ?? []).flatMap(({ arrival, samples }) =>
    samples
      .filter(({ state, match }) => state === 'waits' && match?.of === `heat:${heat}`)
      .map((sample) => ({ arrival, sample })),
  );
  if (waiting.length === 0) return null;
  return (
    <section className="card stack hold" aria-label={words.heatTitle}>
      <h2 className="part">{words.heatTitle}</h2>
      {waiting.map(({ arrival, sample }) => (
        <SampleSteps key={`${arrival} ${sample.name}`} arrival={arrival} sample={sample} />
      ))}
      <WouldBe heat={heat} />
    </section>
  );
}

/** The advice on these results; nothing where the heat is not in the furnace, or gives none. */
function WouldBe({ heat }: { readonly heat: string }) {
  const { data } = useQuery({
    queryKey: ['arrived-advice', heat],
    queryFn: () => readFollowed(adviseHeat, { order: { heat, arrived: true } }),
    retry: false,
  });
  if (data?.on.untaken === undefined) return null;
  return (
    <div className="stack" role="status">
      <h3>{words.wouldBe}</h3>
      <p className="dim">{words.wouldBeHelp}</p>
      <ul>
        {data.advice.words.map((one) => (
          <li key={one}>{sentenceInLocale(one)}</li>
        ))}
      </ul>
    </div>
  );
}
