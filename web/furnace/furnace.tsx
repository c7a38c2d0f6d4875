import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { ApiError } from '../api/client.ts';
import { Head } from '../design/head.tsx';
import { Empty, Refused, Waiting } from '../design/states.tsx';
import { heatsQuery } from '../heats/heats-query.ts';
import { ChooseLanguage, Spoken } from '../language/choose-language.tsx';
import { WORDS } from '../words.ts';
import { AsOf } from './as-of.tsx';
import { ClockOff } from './clock-off.tsx';
import { forgetHeats } from './outbox/forget.ts';
import { keptHeats } from './outbox/kept-heat.ts';
import { OutboxList } from './outbox/outbox-list.tsx';
import './furnace.css';

const { furnace: words } = WORDS;

/** Heats that wait for the furnace, in the language of this device. */
export const Furnace = () => <Spoken>{() => <HeatsThatWait />}</Spoken>;

/** Each as a target for a glove. */
function HeatsThatWait() {
  const { data, error, refetch } = useInfiniteQuery(heatsQuery({ open: true }));
  const heats = data?.pages.flatMap((page) => page.heats).filter(({ status }) => status !== 'cast') ?? [];
  const isGone = error instanceof ApiError && error.status === 0;
  const isWhole = data !== undefined && !error && data.pages.at(-1)?.next == null;
  useEffect(() => {
    if (isWhole) forgetHeats(new Set(heats.map(({ heat }) => heat)));
  });
  return (
    <>
      <Head title={words.title} sub={words.choose}>
        <ChooseLanguage />
      </Head>
      <ClockOff />
      <OutboxList />
      {error && !isGone ? <Refused error={error} onAgain={() => void refetch()} /> : null}
      {data || error ? null : <Waiting />}
      {data && heats.length === 0 ? <Empty>{words.none}</Empty> : null}
      {isGone ? <KeptHeats /> : null}
      <div className="glove furnace heats">
        {(isGone ? [] : heats).map(({ heat, grade, status }) => (
          <Link key={heat} to="/furnace/$heat" params={{ heat }} className="btn tap">
            {heat} {grade} · {words.status[status]}
          </Link>
        ))}
      </div>
    </>
  );
}

/** The heats that this device has seen, to go on with while the server does not answer. */
function KeptHeats() {
  return (
    <div className="glove furnace heats">
      {keptHeats().map(({ heat: { id, target }, readAt }) => (
        <div key={id} className="card stack">
          <Link to="/furnace/$heat" params={{ heat: id }} className="btn tap">
            {id} {target.grade}
          </Link>
          <AsOf readAt={readAt} />
        </div>
      ))}
    </div>
  );
}
