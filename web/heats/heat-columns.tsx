import type { Heats } from '../../src/documents/heats/heats.ts';
import type { InstrumentColumn } from '../design/instrument/instrument-table.tsx';
import { kilogramsText, money, sentenceInLocale } from '../design/locale.ts';
import { Verdict } from '../design/verdict.tsx';
import { WORDS } from '../words.ts';

const { heats: words } = WORDS;

export type HeatOfList = Heats['heats'][number];

const waitingFor = ({ waits }: HeatOfList): string =>
  waits === undefined ? '' : sentenceInLocale(`${waits.for}: ${waits.on.join(', ')}`);

/** Columns of the heats in their order. */
export const HEAT_COLUMNS: readonly InstrumentColumn<HeatOfList>[] = [
  {
    ...{ id: 'heat', name: words.heat, width: 'minmax(120px, 1.2fr)', narrow: 'minmax(110px, 1.4fr)' },
    cell: ({ heat }) => <a href={`/heats/${encodeURIComponent(heat)}`}>{heat}</a>,
  },
  {
    ...{ id: 'state', name: words.state, width: 'minmax(84px, 0.7fr)', narrow: 'minmax(84px, 0.8fr)' },
    cell: ({ status }) => status,
  },
  {
    ...{ id: 'verdict', name: words.verdict, width: '76px', narrow: '76px' },
    cell: ({ verdict }) => (verdict === undefined ? null : <Verdict word={verdict} />),
    printed: ({ verdict = '' }) => verdict,
  },
  {
    ...{
      id: 'step',
      isText: true,
      name: words.waits,
      width: 'minmax(140px, 2fr)',
      narrow: 'minmax(110px, 1.6fr)',
    },
    cell: (row) => <span title={waitingFor(row)}>{waitingFor(row)}</span>,
  },
  {
    ...{ id: 'days', name: words.days, width: '48px', numeric: true },
    cell: ({ waits }) => waits?.age_d,
  },
  {
    ...{ id: 'grade', name: words.grade, width: 'minmax(90px, 0.9fr)', narrow: 'minmax(80px, 1fr)' },
    cell: ({ grade }) => grade,
  },
  {
    ...{ id: 'customer', name: words.customer, width: 'minmax(110px, 1.3fr)' },
    cell: ({ customer }) => customer,
  },
  {
    ...{ id: 'charged', name: words.charged, width: '92px', narrow: '84px', numeric: true },
    cell: ({ charged_kg }) => (charged_kg === 0 ? '' : kilogramsText(charged_kg)),
  },
  {
    ...{ id: 'cost', name: words.cost, width: '92px', numeric: true },
    cell: ({ planned_usd }) => (planned_usd === undefined ? '' : money(planned_usd, 0)),
  },
  {
    ...{ id: 'changed', name: words.changed, width: '124px', narrow: '124px' },
    cell: ({ changed = '' }) => sentenceInLocale(changed.slice(0, 10)),
  },
];

/** Columns of money and parties: a visitor of the plant does not see them. */
const CLOSED: readonly string[] = ['customer', 'cost'];

/** Columns that a person may hide. */
export const hideable = (visits: boolean) =>
  HEAT_COLUMNS.filter(({ id }) => id !== 'heat' && id !== 'state' && !(visits && CLOSED.includes(id)));

/** Columns of work in progress, or of a list that does not say what waits; for a visitor without money and parties. */
export const columnsOf = (
  hidden: ReadonlySet<string>,
  { isWaiting, visits }: { readonly isWaiting: boolean; readonly visits: boolean },
) =>
  HEAT_COLUMNS.filter(
    ({ id }) =>
      !hidden.has(id) && (isWaiting || (id !== 'step' && id !== 'days')) && !(visits && CLOSED.includes(id)),
  );
