import type { YardLot } from '../../src/documents/yard/yard.ts';
import { DataTable } from '../design/data-table.tsx';
import { counted, grouped, kilograms, money, sentenceInLocale } from '../design/locale.ts';
import { WORDS } from '../words.ts';
import { COLUMNS, type ColumnId } from './columns.ts';

const { yard: words } = WORDS;

const TEXTS: { readonly [id in ColumnId]: (lot: YardLot) => string } = {
  lot: ({ id }) => id,
  grade: ({ grade }) => grade,
  form: ({ form }) => form,
  mass: ({ free_g }) => kilograms(free_g).replace(' kg', ''),
  worth: ({ payable_usd }) => (payable_usd === null ? '' : money(payable_usd, 0)),
  age: ({ age_d }) => grouped(String(age_d)),
  state: ({ status, stage }) =>
    status === 'cleared' ? words.cleared : stage === 'refused' ? words.refused : words.onHold,
  why: ({ why }) => sentenceInLocale(why.join('; ')),
};
const NUMERIC: readonly ColumnId[] = ['mass', 'worth', 'age'];

interface Props {
  readonly lots: readonly YardLot[];
  readonly hidden: ReadonlySet<ColumnId>;
}

/** Every lot of the view on paper, with all of why it waits. */
export function PrintedLots({ lots, hidden }: Props) {
  const shown = COLUMNS.filter(({ id }) => !hidden.has(id));
  return (
    <>
      <p>{counted(lots.length, 'lot')}</p>
      <DataTable
        label={words.table}
        columns={shown.map(({ id, name }) => ({ head: name, numeric: NUMERIC.includes(id) }))}
        rows={lots.map((lot) => ({ key: lot.id, cells: shown.map(({ id }) => TEXTS[id](lot)) }))}
      />
    </>
  );
}
