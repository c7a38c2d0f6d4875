import { useNavigate } from '@tanstack/react-router';
import { type MouseEvent, memo, useEffect, useMemo, useRef, useState } from 'react';
import { orderIn } from '../../src/documents/yard/sort-lots.ts';
import type { YardLot } from '../../src/documents/yard/yard.ts';
import { Button } from '../design/button.tsx';
import { Confirm } from '../design/confirm.tsx';
import { useIsPhone } from '../shell/use-is-phone.ts';
import { useIsPrinted } from '../shell/use-is-printed.ts';
import { WORDS } from '../words.ts';
import { COLUMNS, type ColumnId, gridOf, hiddenIn } from './columns.ts';
import { CLASSES, LotRow } from './lot-row.tsx';
import { pressed } from './pressed.ts';
import { PrintedLots } from './printed-lots.tsx';
import { useRowsInSight } from './rows-in-sight.ts';
import './lot-table.css';

const { yard: words } = WORDS;

/** Height of a row at a desk and of a card on a phone [px]. */
const HEIGHT = { desk: 38, phone: 88 } as const;

interface Props {
  /** In their order; a row that is not read yet is undefined. */
  readonly lots: readonly (YardLot | undefined)[];
  /** Told which rows are drawn. */
  readonly onSight?: ((first: number, last: number) => void) | undefined;
  /** Column that they are sorted by; with a minus, the largest first. */
  readonly sort: string | undefined;
  readonly onSort: (sort: string | undefined) => void;
  /** Columns that are not shown, as the address names them. */
  readonly hide: string | undefined;
}

/** Lots as rows, of which only those in sight are drawn; on a phone as cards, on paper all of them. */
export const LotTable = memo(function LotTable({ lots, sort, onSort, hide, onSight }: Props) {
  const hidden = useMemo(() => hiddenIn(hide), [hide]);
  const grid = useMemo(() => gridOf(hidden), [hidden]);
  const order = orderIn(sort);
  const isPrinted = useIsPrinted();
  if (isPrinted) return <PrintedLots lots={lots} hidden={hidden} />;
  return (
    // biome-ignore lint/a11y/useSemanticElements: rows that are not in sight are not in the page
    <div
      role="table"
      className="lots"
      aria-label={words.table}
      aria-rowcount={lots.length + 1}
      style={{ '--desk': grid.desk, '--narrow': grid.narrow } as React.CSSProperties}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: as above */}
      <div role="row" className="lots-head" aria-rowindex={1} tabIndex={-1}>
        {COLUMNS.filter(({ id }) => !hidden.has(id)).map(({ id, name }) => (
          <Heading
            key={id}
            id={id}
            name={name}
            sorted={order?.by === id ? (order.isDown ? 'desc' : 'asc') : false}
            onSort={() => onSort(pressed(order, id))}
          />
        ))}
      </div>
      <LotRows lots={lots} hidden={hidden} onSight={onSight} />
    </div>
  );
});

interface RowsProps extends Pick<Props, 'lots' | 'onSight'> {
  readonly hidden: ReadonlySet<ColumnId>;
}

/** The rows in sight: all that is drawn anew while the page is scrolled. */
function LotRows({ lots, hidden, onSight }: RowsProps) {
  const navigate = useNavigate();
  const body = useRef<HTMLDivElement>(null);
  const [asked, setAsked] = useState<YardLot | null>(null);
  const height = useIsPhone() ? HEIGHT.phone : HEIGHT.desk;
  const rows = useRowsInSight(body, { height, count: lots.length });
  const [first, last] = [rows[0]?.at ?? 0, rows.at(-1)?.at ?? 0];
  useEffect(() => onSight?.(first, last), [onSight, first, last]);
  const open = (event: MouseEvent) => {
    const { target, button, metaKey, ctrlKey, shiftKey, altKey } = event;
    if (button !== 0 || metaKey || ctrlKey || shiftKey || altKey || !(target instanceof Element)) return;
    const asked = target.closest<HTMLElement>('[data-lot]')?.dataset.lot;
    if (asked !== undefined) setAsked(lots.find((lot) => lot?.id === asked) ?? null);
    const link = target.closest('a');
    if (!link) return;
    event.preventDefault();
    void navigate({ to: '/yard/$lot', params: { lot: link.textContent } });
  };
  return (
    <>
      {/* biome-ignore lint/a11y: rows that are not in sight are not in the page; the keyboard opens a lot by its link, whose click comes here */}
      <div
        role="rowgroup"
        ref={body}
        className="lots-body"
        style={{ height: lots.length * height }}
        onClick={open}
      >
        {rows.map(({ at, key }) => (
          <LotRow key={key} lot={lots[at]} at={at} height={height} hidden={hidden} />
        ))}
      </div>
      {asked ? <WhyItWaits lot={asked} onClose={() => setAsked(null)} /> : null}
    </>
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
  readonly id: ColumnId;
  readonly name: string;
  readonly sorted: false | 'asc' | 'desc';
  readonly onSort: () => void;
}

function Heading({ id, name, sorted, onSort }: HeadingProps) {
  const order = sorted === 'asc' ? 'ascending' : sorted === 'desc' ? 'descending' : 'none';
  return (
    // biome-ignore lint/a11y/useSemanticElements: rows that are not in sight are not in the page
    <div role="columnheader" aria-sort={order} tabIndex={-1} className={CLASSES[id] ?? id}>
      <button type="button" onClick={onSort} title={words.sortBy(name)}>
        {name}
        <span aria-hidden="true">{sorted === 'asc' ? ' ↑' : sorted === 'desc' ? ' ↓' : ''}</span>
      </button>
    </div>
  );
}
