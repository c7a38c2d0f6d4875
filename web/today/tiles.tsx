import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { PlantToday } from '../../src/documents/economics/plant-today.ts';
import { sparkBars, sparkLine } from '../../src/pages/charts/spark.ts';
import { day, grouped, money, sentenceInLocale } from '../design/locale.ts';
import { WORDS } from '../words.ts';
import { worthText } from './parts.tsx';

const { today: words } = WORDS;

type Props = { readonly today: PlantToday };

/** What whoever runs the plant looks at: each figure with its trend, what moved it, and the way to its reasons. */
export function Tiles({ today }: Props) {
  return (
    <section className="tiles" aria-label={words.tiles}>
      {today.trends.map((trend) => (
        <TrendTile key={trend.name} trend={trend} />
      ))}
      <StockTile today={today} />
      <HoldsTile today={today} />
      <PricesTile today={today} />
    </section>
  );
}

interface TileProps {
  readonly name: string;
  readonly value: string;
  readonly unit?: string;
  readonly beside?: string | undefined;
  /** SVG. */
  readonly chart?: string;
  readonly children?: ReactNode;
}

/** One figure, large, with its trend. */
export const Tile = ({ name, value, unit, beside, chart = '', children }: TileProps) => (
  <div className="tile card">
    <h2 className="part">{name}</h2>
    <p className="value">
      <b>{value}</b> {unit === undefined ? null : <span className="dim small">{unit}</span>}{' '}
      {beside === undefined ? null : <span className="dim small">{beside}</span>}
    </p>
    {/* biome-ignore lint/security/noDangerouslySetInnerHtml: src/pages/charts escapes every text */}
    {chart === '' ? null : <div dangerouslySetInnerHTML={{ __html: chart }} />}
    <p className="dim small">{children}</p>
  </div>
);

function TrendTile({ trend: { name, unit, points, now, before, moved } }: { readonly trend: Trend }) {
  const shown = (value: number): string => money(value, unit === '%' ? 1 : 2);
  if (now === null) return <Tile name={name} value={words.none} beside={words.noTrend} />;
  const [first, last] = [points[0]?.from ?? '', points.at(-1)?.from ?? ''];
  return (
    <Tile
      {...{ name, unit }}
      value={shown(now)}
      beside={before === null ? undefined : words.after(shown(before))}
      chart={sparkLine(
        points.map(({ value }) => value),
        words.overSpans(name, day(first), day(last)),
      )}
    >
      {moved ? (
        <Link to="/heats/$heat" params={{ heat: moved.heat }}>
          {sentenceInLocale(moved.words)}
        </Link>
      ) : (
        <Link to="/heats">{words.noEarlier}</Link>
      )}
    </Tile>
  );
}
type Trend = PlantToday['trends'][number];

function StockTile({ today }: Props) {
  const { stock } = today;
  const { largest, byAge_kg = [] } = stock;
  const ages = byAge_kg.map((kg) => money(kg, 0));
  return (
    <Tile
      name={words.stock}
      value={money(largest?.rest_usd ?? stock.payable_usd, 0)}
      unit="USD"
      beside={largest ? words.besides(money(largest.payable_usd, 0), largest.lot, largest.grade) : undefined}
      chart={sparkBars(byAge_kg, words.byAge(ages))}
    >
      <a href="#stock">{words.freeLots(grouped(String(stock.lots)), money(stock.kg, 0))}</a>
      <br />
      {words.besidesFree(money(today.holds.kg, 0), money(stock.reserved_kg ?? 0, 0))}
      <br />
      {byAge_kg.length > 0 ? words.byAge(ages) : null}
    </Tile>
  );
}

function HoldsTile({ today: { holds } }: Props) {
  const [most] = holds.reasons;
  return (
    <Tile
      name={words.holds}
      value={worthText(holds)}
      {...(holds.lots > 0 && holds.lots === holds.unvalued ? {} : { unit: 'USD' })}
      beside={words.perMonth(money(holds.cost_usd_per_month, 0))}
      chart={sparkBars(
        holds.reasons.map(({ payable_usd }) => payable_usd),
        words.holdsTitle,
      )}
    >
      {most ? (
        <a href="#holds">{words.mostHeld(sentenceInLocale(most.reason), grouped(String(holds.lots)))}</a>
      ) : (
        words.lots('0', '0')
      )}
    </Tile>
  );
}

function PricesTile({ today: { prices, stale } }: Props) {
  const [oldest] = prices;
  return (
    <Tile
      name={words.stalePrices}
      value={grouped(String(stale.count))}
      unit={words.ofPrices(grouped(String(prices.length)))}
    >
      {oldest ? (
        <a href="#prices">
          {words.oldestPrice(oldest.of, oldest.age_days === null ? words.none : String(oldest.age_days))}
        </a>
      ) : null}
    </Tile>
  );
}
