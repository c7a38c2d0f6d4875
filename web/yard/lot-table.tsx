import { useNavigate } from '@tanstack/react-router';
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
import { type MouseEvent, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { YardLot } from '../../src/documents/yard.ts';
import { Button } from '../design/button.tsx';
import { Confirm } from '../design/confirm.tsx';
import { useIsPhone } from '../shell/use-is-phone.ts';
import { useIsPrinted } from '../shell/use-is-printed.ts';
import { WORDS } from '../words.ts';
import { type ColumnId, gridOf, hiddenIn } from './columns.ts';
import { CLASSES, LotRow } from './lot-row.tsx';
import { PrintedLots } from './printed-lots.tsx';
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
/** Height of a row at a desk and of a card on a phone [px]. */
const HEIGHT = { desk: 38, phone: 88 } as const;
/** Rows that are drawn above and below those in sight. */
const BESIDE = 4;

interface Props {
  readonly lots: readonly YardLot[];
  /** Column that they are sorted by; with a minus, the largest first. */
  readonly sort: string | undefined;
  readonly onSort: (sort: string | undefined) => void;
  /** Columns that are not shown, as the address names them. */
  readonly hide: string | undefined;
}

const SORTABLE = new Set(columns.map(({ id }) => id));

/** The order that an address names; as booked where it names none. */
function sortingOf(sort = ''): SortingState {
  const id = sort.replace(/^-/, '');
  return SORTABLE.has(id) ? [{ id, desc: sort.startsWith('-') }] : [];
}

/** Lots as rows, of which only those in sight are drawn; on a phone as cards, on paper all of them. */
export function LotTable({ lots, sort, onSort, hide }: Props) {
  const navigate = useNavigate();
  const hidden = useMemo(() => hiddenIn(hide), [hide]);
  const grid = useMemo(() => gridOf(hidden), [hidden]);
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
  const [asked, setAsked] = useState<YardLot | null>(null);
  useLayoutEffect(() => setOffset(body.current?.offsetTop ?? 0), []);
  const isPhone = useIsPhone();
  const isPrinted = useIsPrinted();
  const height = isPhone ? HEIGHT.phone : HEIGHT.desk;
  const virtual = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => height,
    overscan: BESIDE,
    scrollMargin: offset,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: a row of another height is measured anew
  useLayoutEffect(() => virtual.measure(), [height]);
  // a row that leaves is filled anew with one that comes: nothing is taken out of the page or put into it
  const inUse = Math.ceil(window.innerHeight / height) + 2 * BESIDE + 2;
  const open = (event: MouseEvent) => {
    const { target, button, metaKey, ctrlKey, shiftKey, altKey } = event;
    if (button !== 0 || metaKey || ctrlKey || shiftKey || altKey || !(target instanceof Element)) return;
    const asked = target.closest<HTMLElement>('[data-lot]')?.dataset.lot;
    if (asked !== undefined) setAsked(lots.find(({ id }) => id === asked) ?? null);
    const link = target.closest('a');
    if (!link) return;
    event.preventDefault();
    void navigate({ to: '/yard/$lot', params: { lot: link.textContent } });
  };
  if (isPrinted) return <PrintedLots lots={rows.map(({ original }) => original)} hidden={hidden} />;
  return (
    // biome-ignore lint/a11y/useSemanticElements: rows that are not in sight are not in the page
    <div
      role="table"
      className="lots"
      aria-label={words.table}
      aria-rowcount={rows.length + 1}
      style={{ '--desk': grid.desk, '--narrow': grid.narrow } as React.CSSProperties}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: as above */}
      <div role="row" className="lots-head" aria-rowindex={1} tabIndex={-1}>
        {table
          .getHeaderGroups()[0]!
          .headers.filter(({ column }) => !hidden.has(column.id as ColumnId))
          .map(({ column }) => (
            <Heading
              key={column.id}
              id={column.id}
              name={String(column.columnDef.header)}
              sorted={column.getIsSorted()}
              onSort={() => column.toggleSorting()}
            />
          ))}
      </div>
      {/* biome-ignore lint/a11y: as above; the keyboard opens a lot by its link, whose click comes here */}
      <div
        role="rowgroup"
        ref={body}
        className="lots-body"
        style={{ height: virtual.getTotalSize() }}
        onClick={open}
      >
        {virtual.getVirtualItems().map(({ index, start }) => (
          <LotRow
            key={index % inUse}
            lot={rows[index]!.original}
            at={index}
            top={start - offset}
            height={height}
            hidden={hidden}
          />
        ))}
      </div>
      {asked ? <WhyItWaits lot={asked} onClose={() => setAsked(null)} /> : null}
    </div>
  );
}

interface WhyProps {
  readonly lot: YardLot;
  readonly onClose: () => void;
}

/** All of why a lot waits, which its row has no room for. */
function WhyItWaits({ lot: { id, why }, onClose }: WhyProps) {
  return (
    <Confirm title={`${words.why}: ${id}`} isOpen onClose={onClose}>
      <ul>
        {why.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
      <div className="cluster">
        <Button go onPress={onClose}>
          {words.done}
        </Button>
      </div>
    </Confirm>
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
    <div role="columnheader" aria-sort={order} tabIndex={-1} className={CLASSES[id as ColumnId] ?? id}>
      <button type="button" onClick={onSort} title={words.sortBy(name)}>
        {name}
        <span aria-hidden="true">{sorted === 'asc' ? ' ↑' : sorted === 'desc' ? ' ↓' : ''}</span>
      </button>
    </div>
  );
}
