import { useNavigate, useSearch } from '@tanstack/react-router';
import type { KeptPrices } from '../../src/documents/reference.ts';
import { contract as listPrices } from '../../src/tasks/reference/list-prices/contract.ts';
import { contract as setPrice } from '../../src/tasks/reference/set-price/contract.ts';
import { Button } from '../design/button.tsx';
import { Listed, type RowFilter } from '../design/instrument/listed.tsx';
import type { ListedColumn } from '../design/instrument/sorted-rows.ts';
import { counted, day, grouped, money, sentenceInLocale } from '../design/locale.ts';
import { OnlyFor } from '../people/only-for.tsx';
import { WORDS } from '../words.ts';

const { prices: words } = WORDS;

export type Price = KeptPrices['prices'][number];

/** Age from which a price is called old [days]; Today counts the same. */
const OLD_D = 30;

const isOld = ({ age_days }: Price): boolean => age_days === null || age_days > OLD_D;

/** A day as the browser writes it; a period, such as a year, as its source does. */
const dayOf = ({ on }: Price): string =>
  on === null ? '' : /^\d{4}-\d\d-\d\d$/.test(on) ? day(on) : sentenceInLocale(on);

const COLUMNS: readonly ListedColumn<Price>[] = [
  {
    ...{ id: 'of', name: words.of, width: 'minmax(184px, 1fr)', narrow: 'minmax(120px, 1fr)', sorts: true },
    cell: ({ of, ours }) => (
      <>
        <b>{of}</b> {ours ? <span className="hold small">{WORDS.registers.states.ours}</span> : null}
      </>
    ),
    value: ({ of }) => of,
  },
  {
    ...{ id: 'price', name: words.price, width: '96px', narrow: '96px', numeric: true, sorts: true },
    cell: ({ usd_per_kg }) => money(usd_per_kg),
    value: ({ usd_per_kg }) => usd_per_kg,
  },
  {
    ...{ id: 'deck', name: words.deck, width: '96px', numeric: true, sorts: true },
    cell: ({ set, deck_usd_per_kg: deck }) => (deck === null || !set ? '' : money(deck)),
    value: ({ deck_usd_per_kg: deck }) => deck,
  },
  {
    ...{ id: 'age', name: words.age, width: '84px', narrow: '84px', numeric: true, sorts: true },
    cell: ({ age_days }) => (age_days === null ? '' : grouped(String(age_days))),
    // a price without a day is older than all that have one
    value: ({ age_days }) => age_days ?? Number.MAX_SAFE_INTEGER,
  },
  {
    ...{
      id: 'day',
      isText: true,
      name: words.day,
      width: 'minmax(120px, 1.2fr)',
      narrow: 'minmax(110px, 1fr)',
    },
    cell: (price) => <span title={dayOf(price)}>{dayOf(price)}</span>,
  },
  {
    ...{ id: 'source', isText: true, name: words.source, width: 'minmax(160px, 3fr)', sorts: true },
    cell: ({ source }) => <span title={sentenceInLocale(source)}>{sentenceInLocale(source)}</span>,
    printed: ({ source }) => sentenceInLocale(source),
    value: ({ source }) => source,
  },
];

/** The same where the plant has set no price yet. */
const OF_DECK = COLUMNS.filter(({ id }) => id !== 'deck');

const FILTER: RowFilter<Price> = {
  label: words.filter,
  chips: [
    { value: 'old', name: words.old },
    { value: 'set', name: words.ofPlant },
    { value: 'deck', name: words.ofDeck },
  ],
  of: (price) => [...(isOld(price) ? ['old'] : []), price.set ? 'set' : 'deck'],
};

const keyOf = ({ of }: Price): string => of;

interface Props {
  readonly prices: readonly Price[];
  /** Told the prices that are to be set anew. */
  readonly onSet: (prices: readonly Price[]) => void;
}

/** The prices that plans reckon with, the oldest first. */
export function PriceTable({ prices, onSet }: Props) {
  const view = useSearch({ from: '/inside/plant' });
  const navigate = useNavigate({ from: '/plant' });
  return (
    <Listed
      list="prices"
      label={words.title}
      columns={prices.some(({ set }) => set) ? COLUMNS : OF_DECK}
      rows={prices}
      keyOf={keyOf}
      worst="-age"
      files={{ of: listPrices }}
      filter={FILTER}
      view={view}
      onView={(part) => void navigate({ search: (before) => ({ ...before, ...part }), replace: true })}
      acts={{
        sum: (rows) => counted(rows.length, 'price'),
        of: (rows, untick) => (
          <OnlyFor act={setPrice.act} what={words.anew(rows.length)}>
            <div className="cluster">
              <Button
                onPress={() => {
                  onSet(rows);
                  untick();
                }}
              >
                {words.anew(rows.length)}
              </Button>
            </div>
          </OnlyFor>
        ),
      }}
    />
  );
}
