import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { memo } from 'react';
import type { ReleaseQueue } from '../../src/documents/proof/release-queue.ts';
import { Head } from '../design/head.tsx';
import { kilograms, sentenceInLocale } from '../design/locale.ts';
import { Empty, Refused, Waiting } from '../design/states.tsx';
import { useGrowing } from '../design/use-growing.ts';
import { Verdict } from '../design/verdict.tsx';
import { WORDS } from '../words.ts';
import { queueQuery } from './queue-query.ts';

const { release: words } = WORDS;

/** What waits for its release, a decision, a certificate or its shipment, and why; the oldest first. */
export function Release() {
  const { data, error, refetch } = useQuery(queueQuery);
  const waiting = data?.waiting ?? [];
  const drawn = useGrowing(waiting.length);
  return (
    <>
      <Head title={words.title} sub={data ? words.waiting(waiting.length) : undefined} />
      {error ? <Refused error={error} onAgain={() => void refetch()} /> : null}
      {data || error ? null : <Waiting />}
      {data && waiting.length === 0 ? <Empty>{words.none}</Empty> : null}
      <div className="stack" data-list>
        {waiting.slice(0, drawn).map((one) => (
          <Row key={one.of} one={one} />
        ))}
      </div>
    </>
  );
}

const Row = memo(function Row({ one }: { readonly one: ReleaseQueue['waiting'][number] }) {
  const { of, heat, grade, form, mass_g, waits, results, specimens, verdict } = one;
  return (
    <section className="card cluster level">
      <div className="grow">
        <div>
          <Link to="/release/$of" params={{ of }} data-item>
            <b>{nameOf(of)}</b>
          </Link>{' '}
          {grade}, {form}, {kilograms(mass_g)}{' '}
          {nameOf(of) === heat ? null : (
            <span className="dim">
              {words.fromHeat}{' '}
              <Link to="/heats/$heat" params={{ heat }}>
                {heat}
              </Link>
            </span>
          )}
        </div>
        <div className="dim">
          {words.measured(results, specimens)}
          {verdict === null ? null : ` · ${verdict.specification}`}
        </div>
        {verdict && verdict.reasons.length > 0 ? <div>{verdict.reasons[0]}</div> : null}
      </div>
      {verdict === null ? null : <Verdict word={verdict.verdict} />}
      <div className="waits-for">
        <b>{sentenceInLocale(waits.for)}</b>
        <div className="dim">
          {words.onWhom(waits.on.join(', '))}
          {waits.age_d > 0 ? ` · ${words.days(waits.age_d)}` : ''}
        </div>
      </div>
    </section>
  );
});

/** Id of a heat or object without its kind. */
export const nameOf = (of: string): string => of.slice(of.indexOf(':') + 1);
