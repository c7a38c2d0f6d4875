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
import { SourcesDue } from '../links/sources-due.tsx';
import { BackupDue } from '../plant/backup-due.tsx';
import { WORDS } from '../words.ts';
import { NextSteps } from './next-steps.tsx';
import { HeatsPart, HoldsPart, MarginPart, PricesPart, StockPart } from './parts.tsx';
import { Tiles } from './tiles.tsx';
import './today.css';

const { today: words } = WORDS;

const SPANS = [
  [undefined, words.week],
  [30, words.month],
  [90, words.quarter],
] as const;

/** Roles whose home begins with the figures of the plant. */
const BY_FIGURES: readonly string[] = ['manager', 'analyst'];

/**
 * The day for whoever is here: what waits for them, then what waits on others. Whoever works by the figures of the plant sees them first: what
 * it holds, what is on hold and costs, heats, prices; for all others they are one link away.
 */
export function Today() {
  const { days, figures } = useSearch({ from: '/inside/today' });
  const roles = useSession().person?.roles ?? [];
  const isByFigures = roles.some((role) => BY_FIGURES.includes(role));
  const hasFigures = isByFigures || figures === true || days !== undefined;
  const { data, error, refetch } = useQuery({
    queryKey: ['today', days],
    queryFn: ({ signal }) => readVerb(plantToday, { order: days === undefined ? {} : { days }, signal }),
    placeholderData: (before) => before,
  });
  return (
    <>
      <Head title={words.title} sub={data ? words.sub(day(data.on)) : undefined}>
        {hasFigures ? (
          <Spans days={days} figures={figures} />
        ) : (
          <Link to="/today" search={{ figures: true }} className="btn">
            {words.tiles}
          </Link>
        )}
      </Head>
      {error ? <Refused error={error} onAgain={() => void refetch()} /> : null}
      {data || error ? null : <Waiting />}
      {data ? (
        <div className="stack">
          <FirstSteps today={data} />
          <BackupDue />
          <SourcesDue />
          {isByFigures ? <Tiles today={data} /> : null}
          <NextSteps today={data} />
          {hasFigures && !isByFigures ? <Tiles today={data} /> : null}
          {hasFigures ? <OfPlant today={data} /> : null}
        </div>
      ) : null}
    </>
  );
}

interface SpansProps {
  readonly days: number | undefined;
  readonly figures: true | undefined;
}

/** How many days of heats are looked back on. */
const Spans = ({ days, figures }: SpansProps) => (
  <nav className="cluster spans" aria-label={words.lookBack}>
    {SPANS.map(([span, label]) => (
      <Link
        key={label}
        to="/today"
        search={{ days: span, figures }}
        aria-current={span === days ? 'page' : undefined}
      >
        {label}
      </Link>
    ))}
  </nav>
);

/** The figures of the plant with their reasons. */
const OfPlant = ({ today }: { readonly today: PlantToday }) => (
  <>
    <Figures today={today} />
    <HoldsPart today={today} />
    <HeatsPart today={today} />
    {today.heats.charged.length === 0 ? null : <MarginPart today={today} />}
    <StockPart today={today} />
    <PricesPart today={today} />
    {today.assumed.map(({ what, value, source }) => (
      <p key={what} className="dim small">
        {words.assumed(sentenceInLocale(what), percent(Number(value)), sentenceInLocale(source))}
      </p>
    ))}
  </>
);

/** The figures of the day; each leads to its reasons. */
function Figures({ today: { waits, bottleneck, heats, margin } }: { readonly today: PlantToday }) {
  const waiting = waits.flatMap((one) => one.heats).length;
  return (
    <dl className="facts figures">
      <div>
        <dt>{words.waits}</dt>
        <dd>
          <Link className="plain" to="/heats" search={{ open: true }}>
            {waiting === 0 ? words.nothingWaits : words.heatsWaiting(waiting)}
          </Link>
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
