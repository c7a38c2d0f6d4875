import { Link } from '@tanstack/react-router';
import {
  type ColumnDef,
  createSortedRowModel,
  rowSortingFeature,
  type SortingState,
  sortFn_alphanumeric,
  sortFn_basic,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';
import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { YardLot } from '../../src/documents/yard.ts';
import { grouped, kilograms, money } from '../../src/foundation/quantity/format.ts';
import { Verdict } from '../design/verdict.tsx';
import { useIsPhone } from '../shell/use-is-phone.ts';
import { WORDS } from '../words.ts';
import './lot-table.css';

const { yard: words } = WORDS;

const features = tableFeatures({
  rowSortingFeature,
  sortedRowModel: createSortedRowModel(),
  sortFns: { alphanumeric: sortFn_alphanumeric, basic: sortFn_basic },
});

const columns: ColumnDef<typeof features, YardLot>[] = [
  { id: 'lot', header: words.lot, accessorFn: ({ id }) => id, sortFn: 'alphanumeric' },
  { id: 'grade', header: words.grade, accessorFn: ({ grade }) => grade, sortFn: 'alphanumeric' },
  { id: 'form', header: words.form, accessorFn: ({ form }) => form, sortFn: 'alphanumeric' },
  { id: 'mass', header: words.mass, accessorFn: ({ free_g }) => free_g, sortFn: 'basic' },
  { id: 'worth', header: words.worth, accessorFn: ({ payable_usd }) => payable_usd ?? -1, sortFn: 'basic' },
  { id: 'age', header: words.age, accessorFn: ({ age_d }) => age_d, sortFn: 'basic' },
  { id: 'state', header: words.state, accessorFn: ({ status }) => status, sortFn: 'alphanumeric' },
  { id: 'why', header: words.why, accessorFn: ({ why }) => why[0] ?? '', sortFn: 'alphanumeric' },
];
const NUMERIC = new Set(['mass', 'worth', 'age']);
/** Height of a row at a desk and of a card on a phone [px]. */
const HEIGHT = { desk: 38, phone: 88 } as const;

interface Props {
  readonly lots: readonly YardLot[];
  /** Column that they are sorted by; with a minus, the largest first. */
  readonly sort: string | undefined;
  readonly onSort: (sort: string | undefined) => void;
}

const SORTABLE = new Set(columns.map(({ id }) => id));

/** The order that an address names; as booked where it names none. */
function sortingOf(sort = ''): SortingState {
  const id = sort.replace(/^-/, '');
  return SORTABLE.has(id) ? [{ id, desc: sort.startsWith('-') }] : [];
}

/** Lots as rows, of which only those in sight are drawn; on a phone as cards. */
export function LotTable({ lots, sort, onSort }: Props) {
  const sorting = useMemo(() => sortingOf(sort), [sort]);
  const table = useTable({
    features,
    columns,
    data: lots as YardLot[],
    state: { sorting },
    onSortingChange: (change) => {
      const [first] = typeof change === 'function' ? change(sorting) : change;
      onSort(first && `${first.desc ? '-' : ''}${first.id}`);
    },
  });
  const { rows } = table.getRowModel();
  const body = useRef<HTMLDivElement>(null);
  const [offset, setOffset] = useState(0);
  useLayoutEffect(() => setOffset(body.current?.offsetTop ?? 0), []);
  const isPhone = useIsPhone();
  const height = isPhone ? HEIGHT.phone : HEIGHT.desk;
  const virtual = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => height,
    overscan: 4,
    scrollMargin: offset,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: a row of another height is measured anew
  useLayoutEffect(() => virtual.measure(), [height]);
  return (
    // biome-ignore lint/a11y/useSemanticElements: rows that are not in sight are not in the page
    <div role="table" className="lots" aria-label={words.table} aria-rowcount={rows.length + 1}>
      {/* biome-ignore lint/a11y/useSemanticElements: as above */}
      <div role="row" className="lots-head" aria-rowindex={1} tabIndex={-1}>
        {table.getHeaderGroups()[0]!.headers.map(({ column }) => (
          <Heading
            key={column.id}
            id={column.id}
            name={String(column.columnDef.header)}
            sorted={column.getIsSorted()}
            onSort={() => column.toggleSorting()}
          />
        ))}
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: as above */}
      <div role="rowgroup" ref={body} className="lots-body" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start }) => (
          <LotRow key={index} lot={rows[index]!.original} at={index} top={start - offset} height={height} />
        ))}
      </div>
    </div>
  );
}

interface HeadingProps {
  readonly id: string;
  readonly name: string;
  readonly sorted: false | 'asc' | 'desc';
  readonly onSort: () => void;
}

function Heading({ id, name, sorted, onSort }: HeadingProps) {
  const order = sorted === 'asc' ? 'ascending' : sorted === 'desc' ? 'descending' : 'none';
  return (
    // biome-ignore lint/a11y/useSemanticElements: rows that are not in sight are not in the page
    <div role="columnheader" aria-sort={order} tabIndex={-1} className={NUMERIC.has(id) ? 'n' : undefined}>
      <button type="button" onClick={onSort} title={words.sortBy(name)}>
        {name}
        <span aria-hidden="true">{sorted === 'asc' ? ' ↑' : sorted === 'desc' ? ' ↓' : ''}</span>
      </button>
    </div>
  );
}

interface RowProps {
  readonly lot: YardLot;
  readonly at: number;
  readonly top: number;
  readonly height: number;
}

function LotRow({ lot, at, top, height }: RowProps) {
  const { id, grade, form, free_g, payable_usd, age_d, status, stage, why } = lot;
  const refused = stage === 'refused';
  return (
    // biome-ignore lint/a11y/useSemanticElements: rows that are not in sight are not in the page
    <div
      role="row"
      tabIndex={-1}
      className="lots-row"
      aria-rowindex={at + 2}
      style={{ height, transform: `translateY(${top}px)` }}
    >
      <Cell name="lot">
        <Link to="/yard/$lot" params={{ lot: id }}>
          {id}
        </Link>
      </Cell>
      <Cell name="grade">{grade}</Cell>
      <Cell name="form">{form}</Cell>
      <Cell name="mass n">{kilograms(free_g).replace(' kg', '')}</Cell>
      <Cell name="worth n">{payable_usd === null ? '' : money(payable_usd, 0)}</Cell>
      <Cell name="age n">{grouped(String(age_d))}</Cell>
      <Cell name="state">
        {status === 'cleared' ? words.cleared : <Verdict word={refused ? 'FAIL' : 'HOLD'} />}
      </Cell>
      <Cell name="why">
        <span title={why.join('\n')}>{why.join('; ')}</span>
      </Cell>
    </div>
  );
}

function Cell({ name, children }: { readonly name: string; readonly children: React.ReactNode }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: rows that are not in sight are not in the page
    <div role="cell" tabIndex={-1} className={name}>
      {children}
    </div>
  );
}
