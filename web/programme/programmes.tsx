import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { contract } from '../../src/tasks/qualification/list-programmes/contract.ts';
import { readVerb } from '../api/client.ts';
import { Head } from '../design/head.tsx';
import { Empty, Refused, Waiting } from '../design/states.tsx';
import { Verdict } from '../design/verdict.tsx';
import { WORDS } from '../words.ts';

const { programmes: words } = WORDS;

/** The programmes of the plant, with the latest recommendation of each gate. */
export function Programmes() {
  const { data, error, refetch } = useQuery({
    queryKey: ['programmes'],
    queryFn: ({ signal }) => readVerb(contract, { signal }),
  });
  return (
    <>
      <Head title={words.title}>
        <Link to="/new-programme" className="btn go">
          {words.make}
        </Link>
      </Head>
      {error ? <Refused error={error} onAgain={() => void refetch()} /> : null}
      {data || error ? null : <Waiting />}
      {data && data.programmes.length === 0 ? <Empty>{words.none}</Empty> : null}
      {data?.programmes.map(({ programme, title, level, status, revision, heats, gates }) => (
        <section key={programme} className="card row cluster">
          <div className="grow">
            <Link to="/programmes/$programme" params={{ programme }} search={{ view: undefined }}>
              <b>{programme}</b>
            </Link>{' '}
            {title} <span className="dim">{words.about({ level, status, revision, heats })}</span>
          </div>
          {gates.map((verdict, i) =>
            verdict === null ? null : (
              <span key={words.gate(i + 1)}>
                {words.gate(i + 1)} <Verdict word={verdict} />
              </span>
            ),
          )}
        </section>
      ))}
    </>
  );
}
