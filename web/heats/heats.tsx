import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { memo } from 'react';
import type { Heats as HeatsDocument } from '../../src/documents/heats/heats.ts';
import { useSession } from '../api/session.ts';
import { Button } from '../design/button.tsx';
import { Head } from '../design/head.tsx';
import { kilogramsText } from '../design/locale.ts';
import { Empty, Refused, Waiting } from '../design/states.tsx';
import { useGrowing } from '../design/use-growing.ts';
import { WORDS } from '../words.ts';
import { heatsQuery } from './heats-query.ts';
import '../show-page/page.css';

const { heats: words, yard, plan } = WORDS;

/** All heats, or those that wait for a step. */
export function Heats() {
  const { open } = useSearch({ from: '/inside/heats' });
  const navigate = useNavigate({ from: '/heats' });
  const { visits } = useSession();
  const { data, error, refetch, hasNextPage, fetchNextPage } = useInfiniteQuery(heatsQuery(open === true));
  const heats = data?.pages.flatMap((page) => page.heats) ?? [];
  return (
    <>
      <Head title={words.title}>
        <Button onPress={() => void navigate({ search: { open: open ? undefined : true } })}>
          {open ? words.all : words.open}
        </Button>
        {visits ? null : (
          <Link to="/plan" className="btn go">
            {yard.planWith}
          </Link>
        )}
      </Head>
      {error ? <Refused error={error} onAgain={() => void refetch()} /> : null}
      {data || error ? null : <Waiting />}
      {data && heats.length === 0 ? (
        <Empty>
          <p>{words.none}</p>
          {visits ? null : (
            <Link to="/plan" className="btn">
              {plan.title}
            </Link>
          )}
        </Empty>
      ) : null}
      {heats.length > 0 ? <HeatTable heats={heats} /> : null}
      {hasNextPage ? <Button onPress={() => void fetchNextPage()}>{WORDS.states.more}</Button> : null}
    </>
  );
}

function HeatTable({ heats }: { readonly heats: HeatsDocument['heats'] }) {
  // the list of all heats does not say what waits
  const isWaiting = heats.some(({ waits }) => waits !== undefined);
  const drawn = useGrowing(heats.length);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table is scrolled by keyboard
    <section className="page card scroll" aria-label={words.table} tabIndex={0}>
      <table className="cards">
        <thead>
          <tr>
            <th scope="col">{words.heat}</th>
            <th scope="col">{words.grade}</th>
            <th scope="col">{words.state}</th>
            <th scope="col" className="n">
              {words.charged}
            </th>
            {isWaiting ? (
              <>
                <th scope="col">{words.waits}</th>
                <th scope="col">{words.on}</th>
                <th scope="col" className="n">
                  {words.days}
                </th>
              </>
            ) : null}
          </tr>
        </thead>
        <tbody>
          {heats.slice(0, drawn).map((one) => (
            <Row key={one.heat} one={one} isWaiting={isWaiting} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface RowProps {
  readonly one: HeatsDocument['heats'][number];
  /** Some row of the table says what its heat waits for. */
  readonly isWaiting: boolean;
}

const Row = memo(function Row({ one, isWaiting }: RowProps) {
  const { heat, grade, status, charged_kg, waits } = one;
  return (
    <tr>
      <td>
        <Link to="/heats/$heat" params={{ heat }}>
          {heat}
        </Link>
      </td>
      <td data-label={words.grade}>{grade}</td>
      <td data-label={words.state}>{status}</td>
      <td data-label={words.charged} className="n">
        {kilogramsText(charged_kg)}
      </td>
      {isWaiting ? (
        <>
          <td data-label={words.waits}>{waits?.for}</td>
          <td data-label={words.on}>{waits?.on.join(', ')}</td>
          <td data-label={words.days} className="n">
            {waits?.age_d}
          </td>
        </>
      ) : null}
    </tr>
  );
});
