import type { ReleaseQueue } from '../../src/documents/proof/release-queue.ts';
import { plainWords } from '../../src/documents/yard/plain-words.ts';
import type { InstrumentColumn } from '../design/instrument/instrument-table.tsx';
import { grouped, kilograms, sentenceInLocale } from '../design/locale.ts';
import { Verdict } from '../design/verdict.tsx';
import { WORDS } from '../words.ts';
import { nameOf } from './name-of.ts';

const { release: words, heats, yard } = WORDS;

type Waiting = ReleaseQueue['waiting'][number];

const nextOf = ({ waits }: Waiting): string => sentenceInLocale(`${waits.for}: ${waits.on.join(', ')}`);

const whyOf = ({ verdict }: Waiting): string => sentenceInLocale(verdict?.reasons[0] ?? '');

/** Columns of the queue of the release in their order. */
export const QUEUE_COLUMNS: readonly InstrumentColumn<Waiting>[] = [
  {
    ...{ id: 'piece', name: words.piece, width: 'minmax(120px, 1.2fr)', narrow: 'minmax(110px, 1.4fr)' },
    cell: ({ of }) => <a href={`/release/${encodeURIComponent(of)}`}>{nameOf(of)}</a>,
  },
  {
    ...{ id: 'verdict', name: heats.verdict, width: '76px', narrow: '76px' },
    cell: ({ verdict }) => (verdict === null ? null : <Verdict word={verdict.verdict} />),
    printed: ({ verdict }) => verdict?.verdict ?? '',
  },
  {
    ...{
      id: 'step',
      isText: true,
      name: heats.waits,
      width: 'minmax(150px, 2fr)',
      narrow: 'minmax(120px, 1.8fr)',
    },
    cell: (row) => <span title={nextOf(row)}>{nextOf(row)}</span>,
  },
  {
    ...{ id: 'days', name: heats.days, width: '48px', narrow: '48px', numeric: true },
    cell: ({ waits }) => grouped(String(waits.age_d)),
  },
  {
    ...{ id: 'why', isText: true, name: words.why, width: 'minmax(120px, 1.8fr)' },
    cell: (row) => <span title={whyOf(row)}>{whyOf(row)}</span>,
  },
  {
    ...{ id: 'results', name: words.results, width: '68px', numeric: true },
    cell: ({ results }) => grouped(String(results)),
  },
  {
    ...{ id: 'grade', name: yard.grade, width: 'minmax(80px, 0.8fr)', narrow: 'minmax(80px, 1fr)' },
    cell: ({ grade }) => grade,
  },
  {
    ...{ id: 'form', name: yard.form, width: 'minmax(64px, 0.6fr)' },
    cell: ({ form }) => plainWords(form),
  },
  {
    ...{ id: 'mass', name: words.kg, width: '84px', narrow: '84px', numeric: true },
    cell: ({ mass_g }) => kilograms(mass_g).replace(' kg', ''),
  },
  {
    ...{ id: 'heat', name: heats.heat, width: 'minmax(90px, 0.9fr)' },
    cell: ({ of, heat }) =>
      nameOf(of) === heat ? null : <a href={`/heats/${encodeURIComponent(heat)}`}>{heat}</a>,
  },
];
