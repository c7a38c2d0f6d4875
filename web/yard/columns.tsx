import { plainWords } from '../../src/documents/yard/plain-words.ts';
import type { LotColumn } from '../../src/documents/yard/sort-lots.ts';
import { leftOf, type YardLot } from '../../src/documents/yard/yard.ts';
import type { InstrumentColumn } from '../design/instrument/instrument-table.tsx';
import { grouped, kilograms, money, readable, sentenceInLocale } from '../design/locale.ts';
import { Verdict } from '../design/verdict.tsx';
import { toneAt, WindowBar } from '../design/window-bar.tsx';
import { WORDS } from '../words.ts';

const { yard: words } = WORDS;

const whyOf = ({ id, why }: YardLot) =>
  why.length === 0 ? null : (
    <button type="button" data-asks={id} title={sentenceInLocale(why.join('\n'))}>
      <span>{sentenceInLocale(why.join('; '))}</span>
    </button>
  );

type NearestProps = NonNullable<YardLot['nearest']>;

const contentWords = ({ value_wtpct, below_wtpct, isImputed }: NearestProps): string =>
  `${below_wtpct === undefined ? (isImputed ? '~' : '') : '<'}${readable(below_wtpct ?? value_wtpct)} wt%`;

/** The content nearest to a limit, in its window: what binds the lot first. */
function Nearest(nearest: NearestProps) {
  const {
    element,
    min_wtpct: min,
    max_wtpct: max,
    value_wtpct: value,
    below_wtpct: high,
    isImputed,
  } = nearest;
  const mark = {
    element,
    unit: 'wt%',
    min,
    max,
    value,
    isImputed,
    ...(high === undefined ? {} : { low: 0, high }),
  };
  return (
    <span className="nearest">
      <b>{element}</b>
      <WindowBar mark={mark} tone={toneAt(mark)} said={contentWords(nearest)} />
    </span>
  );
}

/** Columns of the yard in their order: what it is, whether it may be used, and what keeps it from that first. */
export const COLUMNS: readonly InstrumentColumn<YardLot, LotColumn>[] = [
  {
    ...{ id: 'lot', name: words.lot, width: 'minmax(160px, 1.3fr)', narrow: 'minmax(120px, 1.8fr)' },
    sorts: true,
    cell: ({ id }) => <a href={`/yard/${encodeURIComponent(id)}`}>{id}</a>,
  },
  {
    ...{ id: 'state', name: words.state, width: '84px', narrow: '84px', sorts: true },
    cell: ({ status, stage }) =>
      status === 'cleared' ? words.cleared : <Verdict word={stage === 'refused' ? 'FAIL' : 'HOLD'} />,
    printed: ({ status, stage }) =>
      status === 'cleared' ? words.cleared : stage === 'refused' ? words.refused : words.onHold,
  },
  {
    ...{
      id: 'why',
      isText: true,
      name: words.why,
      width: 'minmax(140px, 2.6fr)',
      narrow: 'minmax(90px, 1.4fr)',
    },
    sorts: true,
    cell: whyOf,
    printed: ({ why }) => sentenceInLocale(why.join('; ')),
  },
  {
    ...{ id: 'margin', name: words.margin, width: 'minmax(110px, 1.3fr)' },
    sorts: true,
    cell: ({ nearest }) => (nearest ? <Nearest {...nearest} /> : null),
    printed: ({ nearest }) => (nearest ? `${nearest.element} ${contentWords(nearest)}` : ''),
  },
  {
    ...{ id: 'grade', name: words.grade, width: 'minmax(90px, 1fr)', narrow: 'minmax(80px, 1fr)' },
    sorts: true,
    cell: ({ grade }) => grade,
  },
  {
    ...{ id: 'form', name: words.form, width: 'minmax(110px, 1fr)', narrow: 'minmax(80px, 1fr)' },
    sorts: true,
    cell: ({ form }) => plainWords(form),
  },
  {
    ...{ id: 'mass', name: words.mass, width: '84px', narrow: '84px', numeric: true, sorts: true },
    cell: (lot) => kilograms(leftOf(lot)).replace(' kg', ''),
  },
  {
    ...{ id: 'worth', name: words.worth, width: '84px', numeric: true, sorts: true },
    cell: ({ payable_usd }) => (payable_usd === null ? '' : money(payable_usd, 0)),
  },
  {
    ...{ id: 'age', name: words.age, width: '48px', numeric: true, sorts: true },
    cell: ({ age_d }) => grouped(String(age_d)),
  },
];

/** Columns that a person may hide: a lot is never shown without its number and its state. */
export const HIDEABLE = COLUMNS.filter(({ id }) => id !== 'lot' && id !== 'state');
