import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { PlantToday } from '../../src/documents/economics/plant-today.ts';
import { DataTable } from '../design/data-table.tsx';
import { day, grouped, money, sentenceInLocale } from '../design/locale.ts';
import { Empty } from '../design/states.tsx';
import { WORDS } from '../words.ts';

const { today: words, heats: heatWords } = WORDS;

type Props = { readonly today: PlantToday };

const n = (head: string) => ({ head, numeric: true }) as const;
const whole = (value: number | null): string => (value === null ? words.none : money(value, 0));
/** Worth of lots; where none has an analysis and a price, it is not known. */
export const worthText = ({ payable_usd, lots, unvalued }: Worth): string =>
  lots > 0 && lots === unvalued ? words.notKnown : money(payable_usd, 0);
type Worth = Pick<PlantToday['holds'], 'payable_usd' | 'lots' | 'unvalued'>;
const count = (value: number): string => grouped(String(value));

/** What is on hold by reason, worth and cost first; each reason leads to its lots. */
export function HoldsPart({ today: { holds } }: Props) {
  if (holds.lots === 0) return null;
  return (
    <Card
      id="holds"
      title={words.holdsTitle}
      sub={holds.unvalued === 0 ? words.tied(whole(holds.payable_usd)) : words.ofWhich(count(holds.unvalued))}
    >
      <DataTable
        label={words.holdsTitle}
        columns={[
          words.why,
          n(words.count),
          n(words.kg),
          n(words.usd),
          n(words.cost),
          n(words.oldest),
          words.most,
        ]}
        rows={holds.reasons.map(({ reason, cost_usd, oldest_d, examples, ...worth }) => ({
          key: reason,
          cells: [
            <Link key="to" to="/yard" search={{ status: 'hold', find: reason }}>
              {sentenceInLocale(reason)}
            </Link>,
            count(worth.lots),
            whole(worth.kg),
            worthText(worth),
            worth.lots === worth.unvalued ? words.none : whole(cost_usd),
            count(oldest_d),
            <Lots key="lots" ids={examples.slice(0, 3)} />,
          ],
        }))}
      />
    </Card>
  );
}

function Lots({ ids }: { readonly ids: readonly string[] }) {
  return ids.map((lot, i) => (
    <span key={lot}>
      {i === 0 ? '' : ', '}
      <Link to="/yard/$lot" params={{ lot }}>
        {lot}
      </Link>
    </span>
  ));
}

/** What the metal of the latest heats was to cost, did cost, and would cost new. */
export function HeatsPart({ today: { heats } }: Props) {
  const title = words.heats(day(heats.since));
  return (
    <Card id="heats" title={title}>
      {heats.charged.length === 0 ? null : <p className="dim count">{words.byPricesHelp}</p>}
      {heats.charged.length === 0 ? (
        <Empty>{words.noHeats}</Empty>
      ) : (
        <DataTable
          label={title}
          columns={[
            heatWords.heat,
            words.grade,
            heatWords.state,
            n(words.kg),
            n(words.planned),
            n(words.recorded),
            n(words.byPrices),
            n(words.fresh),
            n(words.failedKg),
            n(words.savedUsd),
          ]}
          rows={heats.charged.map((one) => ({
            key: one.heat,
            cells: [
              <Link key="to" to="/heats/$heat" params={{ heat: one.heat }}>
                {one.heat}
              </Link>,
              one.grade,
              one.status,
              whole(one.charged_kg),
              whole(one.planned_usd),
              whole(one.actual_usd),
              whole(one.price_usd),
              whole(one.new_usd),
              one.failed_kg === 0 ? words.none : whole(one.failed_kg),
              whole(one.saved_usd),
            ],
          }))}
        />
      )}
    </Card>
  );
}

/** What was shipped of the heats under their contracts, against what it cost. */
export function MarginPart({ today: { margin } }: Props) {
  const { sold, left } = margin;
  type Figures = 'sales_usd' | 'cost_usd' | 'margin_usd' | 'asPlanned_usd' | 'allNew_usd' | 'toCome_usd';
  const figures = (one: Pick<(typeof sold)[number], Figures>) =>
    [...[one.sales_usd, one.cost_usd, one.margin_usd, one.asPlanned_usd, one.allNew_usd], one.toCome_usd].map(
      whole,
    );
  return (
    <Card id="margin" title={words.marginTitle}>
      {sold.length === 0 ? null : (
        <DataTable
          label={words.marginTitle}
          columns={[
            heatWords.heat,
            words.contract,
            n(words.shippedKg),
            n(words.sales),
            n(words.recordedCost),
            n(words.marginUsd),
            n(words.asPlanned),
            n(words.allNew),
            n(words.toCome),
          ]}
          rows={[
            ...sold.map((one) => ({
              key: one.heat,
              cells: [
                <Link key="to" to="/heats/$heat" params={{ heat: one.heat }}>
                  {one.heat}
                </Link>,
                sentenceInLocale(one.contract),
                whole(one.shipped_kg),
                ...figures(one),
              ],
            })),
            { key: words.sum, cells: [<b key="all">{words.sum}</b>, '', '', ...figures(margin)] },
          ]}
        />
      )}
      {[...Map.groupBy(left, ({ why }) => why)].map(([why, heats]) => (
        <p key={why} className="dim">
          {words.notCounted(sentenceInLocale(why), heats.map(({ heat }) => heat).join(', '))}
        </p>
      ))}
    </Card>
  );
}

/** Stock by grade and age, worth first. */
export function StockPart({ today: { stock } }: Props) {
  return (
    <Card
      id="stock"
      title={words.stock}
      sub={
        stock.unvalued === 0 ? words.freeOnly : `${words.freeOnly} ${words.unvalued(count(stock.unvalued))}`
      }
    >
      {stock.lots === 0 ? (
        <Empty>{words.emptyStock}</Empty>
      ) : (
        <DataTable
          label={words.stock}
          columns={[
            words.grade,
            n(words.count),
            n(words.kg),
            n(words.usd),
            ...words.ages.map((age) => n(age)),
          ]}
          rows={stock.grades.map(({ grade, byAge_kg, ...worth }) => ({
            key: grade,
            cells: [
              <Link key="to" to="/yard" search={{ find: grade === 'unknown' ? undefined : grade }}>
                {grade}
              </Link>,
              count(worth.lots),
              whole(worth.kg),
              worthText(worth),
              ...byAge_kg.map((mass) => (mass === 0 ? words.none : whole(mass))),
            ],
          }))}
        />
      )}
    </Card>
  );
}

/** Prices shown here. */
const PRICES = 8;

/** The prices that were longest not looked at. */
export function PricesPart({ today: { prices, stale } }: Props) {
  return (
    <Card
      id="prices"
      title={words.prices}
      sub={stale.count === 0 ? undefined : words.stale(stale.count, prices.length, stale.olderThan_d)}
    >
      <DataTable
        label={words.prices}
        columns={[words.of, n(words.price), words.on, n(words.days)]}
        rows={prices.slice(0, PRICES).map(({ of, usd_per_kg, on, age_days }) => ({
          key: of,
          cells: [
            <Link key="to" to="/plant" search={{ view: 'prices' }}>
              {of}
            </Link>,
            money(usd_per_kg),
            on === null ? words.none : day(on),
            age_days === null ? words.none : count(age_days),
          ],
        }))}
      />
    </Card>
  );
}

interface CardProps {
  readonly id: string;
  readonly title: string;
  readonly sub?: string | undefined;
  readonly children: ReactNode;
}

function Card({ id, title, sub, children }: CardProps) {
  return (
    <section className="card" id={id}>
      <h2>{title}</h2>
      {sub === undefined ? null : <p className="dim">{sub}</p>}
      {children}
    </section>
  );
}
