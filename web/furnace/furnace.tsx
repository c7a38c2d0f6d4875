import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Head } from '../design/head.tsx';
import { Empty, Refused, Waiting } from '../design/states.tsx';
import { heatsQuery } from '../heats/heats-query.ts';
import { WORDS } from '../words.ts';
import { OutboxList } from './outbox-list.tsx';

const { furnace: words } = WORDS;

/** Heats that wait for the furnace, each as a target for a glove. */
export function Furnace() {
  const { data, error, refetch } = useInfiniteQuery(heatsQuery(true));
  const heats = data?.pages.flatMap((page) => page.heats).filter(({ status }) => status !== 'cast') ?? [];
  return (
    <>
      <Head title={words.title} sub={words.choose} />
      <OutboxList />
      {error ? <Refused error={error} onAgain={() => void refetch()} /> : null}
      {data || error ? null : <Waiting />}
      {data && heats.length === 0 ? <Empty>{words.none}</Empty> : null}
      <div className="stack glove">
        {heats.map(({ heat, grade, waits }) => (
          <Link key={heat} to="/furnace/$heat" params={{ heat }} className="btn tap">
            {heat} {grade} · {waits?.for}
          </Link>
        ))}
      </div>
    </>
  );
}
