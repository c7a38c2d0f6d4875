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
  /** Rows of the view; one that is not read is undefined. */
  readonly lots: readonly (YardLot | undefined)[];
  readonly hidden: ReadonlySet<ColumnId>;
}

/** Every lot of the view that is here on paper, with all of why it waits; of a large yard it says where the others are. */
export function PrintedLots({ lots: rows, hidden }: Props) {
  const lots = rows.filter((lot) => lot !== undefined);
  const shown = COLUMNS.filter(({ id }) => !hidden.has(id));
  return (
    <>
      <p>
        {lots.length === rows.length
          ? counted(lots.length, 'lot')
          : words.printedPart(grouped(String(lots.length)), grouped(String(rows.length)))}
      </p>
      <DataTable
        label={words.table}
        columns={shown.map(({ id, name }) => ({ head: name, numeric: NUMERIC.includes(id) }))}
        rows={lots.map((lot) => ({ key: lot.id, cells: shown.map(({ id }) => TEXTS[id](lot)) }))}
      />
    </>
  );
}
