import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import type { PlantToday } from '../../src/documents/economics/plant-today.ts';
import { contract as plantToday } from '../../src/tasks/heats/plant-today/contract.ts';
import { readVerb } from '../api/client.ts';
import { useSession } from '../api/session.ts';
import { Head } from '../design/head.tsx';
import { day, money, percent, sentenceInLocale } from '../design/locale.ts';
import { Refused, Waiting } from '../design/states.tsx';
import { FirstSteps } from '../first-run/first-steps.tsx';
import { BackupDue } from '../plant/backup.tsx';
import { WORDS } from '../words.ts';
import { NextSteps } from './next-steps.tsx';
import { HeatsPart, HoldsPart, MarginPart, PricesPart, StockPart, WaitsPart } from './parts.tsx';
import { Tiles } from './tiles.tsx';
import './today.css';

const { today: words } = WORDS;

const SPANS = [
  [undefined, words.week],
  [30, words.month],
  [90, words.quarter],
] as const;

/** The day for whoever runs the plant: what it holds, what is on hold and costs, what waits on whom, heats, prices. */
export function Today() {
  const { days } = useSearch({ from: '/inside/today' });
  const isManager = useSession().person?.roles.includes('manager') === true;
  const { data, error, refetch } = useQuery({
    queryKey: ['today', days],
    queryFn: ({ signal }) => readVerb(plantToday, { order: days === undefined ? {} : { days }, signal }),
    placeholderData: (before) => before,
  });
  return (
    <>
      <Head title={words.title} sub={data ? words.sub(day(data.on)) : undefined}>
        <nav className="cluster spans" aria-label={words.lookBack}>
          {SPANS.map(([span, label]) => (
            <Link
              key={label}
              to="/today"
              search={{ days: span }}
              aria-current={span === days ? 'page' : undefined}
            >
              {label}
            </Link>
          ))}
        </nav>
      </Head>
      {error ? <Refused error={error} onAgain={() => void refetch()} /> : null}
      {data || error ? null : <Waiting />}
      {data ? (
        <div className="stack">
          <FirstSteps today={data} />
          <BackupDue />
          {isManager ? <Tiles today={data} /> : null}
          <NextSteps today={data} />
          {isManager ? null : <Tiles today={data} />}
          <Figures today={data} />
          <HoldsPart today={data} />
          <WaitsPart today={data} />
          <HeatsPart today={data} />
          {data.heats.charged.length === 0 ? null : <MarginPart today={data} />}
          <StockPart today={data} />
          <PricesPart today={data} />
          {data.assumed.map(({ what, value, source }) => (
            <p key={what} className="dim small">
              {words.assumed(sentenceInLocale(what), percent(Number(value)), sentenceInLocale(source))}
            </p>
          ))}
        </div>
      ) : null}
    </>
  );
}

/** The figures of the day; each leads to its reasons. */
function Figures({ today: { waits, bottleneck, heats, margin } }: { readonly today: PlantToday }) {
  const waiting = waits.flatMap((one) => one.heats).length;
  return (
    <dl className="facts figures">
      <div>
        <dt>{words.waits}</dt>
        <dd>
          <a className="plain" href="#waits">
            {waiting === 0 ? words.nothingWaits : words.heatsWaiting(waiting)}
          </a>
        </dd>
        {bottleneck ? (
          <dd className="dim">{words.bottleneck(bottleneck.for, bottleneck.heats, bottleneck.days)}</dd>
        ) : null}
      </div>
      <div>
        <dt>{words.saved}</dt>
        <dd>
          <a className="plain" href="#heats">
            {money(heats.saved_usd, 0)} USD
          </a>
        </dd>
        <dd className="dim">
          {words.savedOf(heats.charged.filter(({ saved_usd }) => saved_usd !== null).length)}
        </dd>
      </div>
      {heats.charged.length === 0 ? null : (
        <div>
          <dt>{words.margin}</dt>
          <dd>
            <a className="plain" href="#margin">
              {margin.sold.length === 0 ? words.noMargin : `${money(margin.margin_usd, 0)} USD`}
            </a>
          </dd>
          <dd className="dim">
            {[
              ...(margin.sold.length === 0
                ? []
                : [words.marginOf(margin.sold.length, money(margin.sales_usd, 0))]),
              ...(margin.withoutPrice === 0 ? [] : [words.withoutPrice(margin.withoutPrice)]),
            ].join('; ')}
          </dd>
        </div>
      )}
    </dl>
  );
}
