import { useRouter } from '@tanstack/react-router';
import { type MouseEvent, memo, type ReactNode, useEffect, useMemo, useRef } from 'react';
import { useIsPhone } from '../../shell/use-is-phone.ts';
import { useIsPrinted } from '../../shell/use-is-printed.ts';
import { WORDS } from '../../words.ts';
import { DataTable } from '../data-table.tsx';
import { useRowsInSight } from './rows-in-sight.ts';
import type { Ticks } from './ticks.ts';
import './instrument.css';

const { instrument: words } = WORDS;

/** Height of a row at a desk and of a card on a phone [px]. */
const HEIGHT = { desk: 40, phone: 104 } as const;

export interface InstrumentColumn<Row, Id extends string = string> {
  readonly id: Id;
  readonly name: string;
  /** Width of it in the grid of the table. */
  readonly width: string;
  /** The same on a narrow screen; absent where it is not shown there. */
  readonly narrow?: string;
  readonly numeric?: boolean;
  /** Sentences stand in it: smaller, and in two lines before the rest is cut off. */
  readonly isText?: boolean;
  /** The list can be sorted by it. */
  readonly sorts?: boolean;
  /** What stands in it: plain elements, because a leap in a long list draws thirty rows in one frame. */
  readonly cell: (row: Row) => ReactNode;
  /** The whole of it on paper, where the cell has no room for that. */
  readonly printed?: (row: Row) => ReactNode;
}

/** By which column a list is sorted, and whether the largest come first. */
export interface InstrumentOrder {
  readonly by: string;
  readonly isDown: boolean;
}

interface Props<Row> {
  /** What the table holds, for whoever cannot see it. */
  readonly label: string;
  /** Name of the list in the style sheet: its cards on a phone. */
  readonly name: string;
  /** Columns that are shown, the one that names the row first. */
  readonly columns: readonly InstrumentColumn<Row>[];
  /** In their order; a row that is not read yet is undefined. */
  readonly rows: readonly (Row | undefined)[];
  readonly keyOf: (row: Row) => string;
  readonly order?: InstrumentOrder | null;
  readonly onSort?: (id: string) => void;
  /** Told which rows are drawn. */
  readonly onSight?: ((first: number, last: number) => void) | undefined;
  /** Absent where nothing is done with several rows. */
  readonly ticks?: Ticks | undefined;
  /** Why an act was refused for a row, by its key: it turns red and says so. */
  readonly refused?: ReadonlyMap<string, string> | undefined;
  /** Told the key of a row whose `data-asks` was pressed. */
  readonly onAsk?: (key: string) => void;
}

/** What a table is drawn with from row to row. */
type Drawing<Row> = Omit<Props<Row>, 'label' | 'order' | 'onSort'>;

/**
 * A list as an instrument: as wide as the page, rows to tick, of which only those in sight are drawn; on a phone as cards, on paper all
 * of them.
 */
export function InstrumentTable<Row>({ label, order = null, onSort, ...drawing }: Props<Row>) {
  const { name, columns, rows, ticks, keyOf } = drawing;
  const grid = useMemo(() => gridOf(columns), [columns]);
  const isPrinted = useIsPrinted();
  if (isPrinted)
    return (
      <DataTable
        label={label}
        columns={columns.map(({ name: head, numeric = false }) => ({ head, numeric }))}
        rows={rows
          .filter((row) => row !== undefined)
          .map((row) => ({
            key: keyOf(row),
            cells: columns.map(({ cell, printed = cell }) => printed(row)),
          }))}
      />
    );
  return (
    // biome-ignore lint/a11y/useSemanticElements: rows that are not in sight are not in the page
    <div
      role="table"
      className={`instrument ${name}`}
      aria-label={label}
      aria-rowcount={rows.length + 1}
      style={{ '--desk': grid.desk, '--narrow': grid.narrow } as React.CSSProperties}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: as above */}
      <div role="row" className="instrument-head" aria-rowindex={1} tabIndex={-1}>
        {columns.map((column, i) => (
          <Heading
            key={column.id}
            column={column}
            sorted={order?.by === column.id ? (order.isDown ? 'desc' : 'asc') : false}
            onSort={onSort}
            ticks={i === 0 ? ticks : undefined}
          />
        ))}
      </div>
      <Rows {...drawing} />
    </div>
  );
}

/** Columns of the grid at a desk and on a narrow screen. */
export const gridOf = (columns: readonly Pick<InstrumentColumn<never>, 'width' | 'narrow'>[]) => ({
  desk: columns.map(({ width }) => width).join(' '),
  narrow: columns.flatMap(({ narrow }) => narrow ?? []).join(' '),
});

/** The rows in sight: all that is drawn anew while the page is scrolled. */
function Rows<Row>({ columns, rows, keyOf, onSight, ticks, refused, onAsk }: Drawing<Row>) {
  const { history } = useRouter();
  const body = useRef<HTMLDivElement>(null);
  const height = useIsPhone() ? HEIGHT.phone : HEIGHT.desk;
  const drawn = useRowsInSight(body, { height, count: rows.length });
  const [first, last] = [drawn[0]?.at ?? 0, drawn.at(-1)?.at ?? 0];
  useEffect(() => onSight?.(first, last), [onSight, first, last]);
  const press = (event: MouseEvent) => {
    const { target, button, metaKey, ctrlKey, shiftKey, altKey } = event;
    if (button !== 0 || !(target instanceof Element)) return;
    const tick = target.closest<HTMLElement>('[data-tick]');
    // beside its box the label presses the box, which comes here too
    if (tick) return target instanceof HTMLInputElement && ticks?.press(Number(tick.dataset.tick), shiftKey);
    if (metaKey || ctrlKey || shiftKey || altKey) return;
    const asked = target.closest<HTMLElement>('[data-asks]')?.dataset.asks;
    if (asked !== undefined) onAsk?.(asked);
    const href = target.closest('a')?.getAttribute('href');
    if (!href) return;
    event.preventDefault();
    history.push(href);
  };
  return (
    // biome-ignore lint/a11y: rows that are not in sight are not in the page; the keyboard opens a row by its link, whose click comes here
    <div
      role="rowgroup"
      ref={body}
      className="instrument-body"
      data-list
      style={{ height: rows.length * height }}
      onClick={press}
    >
      {drawn.map(({ at, key }) => {
        const row = rows[at];
        const name = row === undefined ? '' : keyOf(row);
        return (
          <DrawnRow
            key={key}
            row={row}
            name={name}
            at={at}
            height={height}
            columns={columns as readonly InstrumentColumn<unknown>[]}
            isTicked={ticks ? ticks.ticked.has(name) : null}
            refusal={refused?.get(name)}
          />
        );
      })}
    </div>
  );
}

interface RowProps {
  /** Undefined: it is not read yet, and its row is empty. */
  readonly row: unknown;
  readonly name: string;
  readonly at: number;
  readonly height: number;
  readonly columns: readonly InstrumentColumn<unknown>[];
  /** Null where rows are not ticked. */
  readonly isTicked: boolean | null;
  readonly refusal: string | undefined;
}

/** One row. Its link and its box have no state of their own: the table hears them. */
const DrawnRow = memo(function DrawnRow({ row, name, at, height, columns, isTicked, refusal }: RowProps) {
  const states = ['instrument-row', isTicked && 'ticked', refusal !== undefined && 'refused'];
  return (
    // biome-ignore lint/a11y/useSemanticElements: rows that are not in sight are not in the page
    <div
      role="row"
      tabIndex={-1}
      className={states.filter(Boolean).join(' ')}
      aria-rowindex={at + 2}
      style={{ height, transform: `translateY(${at * height}px)` }}
    >
      {row === undefined ? (
        // biome-ignore lint/a11y/useSemanticElements: rows that are not in sight are not in the page
        <div role="cell" tabIndex={-1} className="unread" />
      ) : (
        columns.map(({ id, cell, ...column }, i) => (
          // biome-ignore lint/a11y/useSemanticElements: rows that are not in sight are not in the page
          <div
            key={id}
            role="cell"
            tabIndex={-1}
            className={classOf({ id, ...column })}
            {...(i === 0 ? {} : { 'data-label': column.name })}
          >
            {i === 0 && isTicked !== null ? <Tick name={name} at={at} isOn={isTicked} /> : null}
            {id === 'why' && refusal !== undefined ? (
              <b className="fail" title={refusal}>
                {refusal}
              </b>
            ) : (
              cell(row)
            )}
          </div>
        ))
      )}
    </div>
  );
});

type Shape = Pick<InstrumentColumn<never>, 'id' | 'numeric' | 'narrow' | 'isText'>;

/** Class of the cells of a column: its id, numbers to the right, sentences, and whether a narrow screen leaves it out. */
const classOf = ({ id, numeric, narrow, isText }: Shape): string =>
  [id, numeric && 'n', isText && 'text', narrow === undefined && 'wide-only'].filter(Boolean).join(' ');

const nothing = (): void => undefined;

const Tick = ({ name, at, isOn }: { readonly name: string; readonly at: number; readonly isOn: boolean }) => (
  <label className="tick" data-tick={at}>
    <input type="checkbox" checked={isOn} onChange={nothing} aria-label={words.tick(name)} />
  </label>
);

interface HeadingProps {
  readonly column: Shape & Pick<InstrumentColumn<never>, 'name' | 'sorts'>;
  readonly sorted: false | 'asc' | 'desc';
  readonly onSort: ((id: string) => void) | undefined;
  readonly ticks: Ticks | undefined;
}

function Heading({ column, sorted, onSort, ticks }: HeadingProps) {
  const { id, name, sorts } = column;
  const order = sorted === 'asc' ? 'ascending' : sorted === 'desc' ? 'descending' : 'none';
  const isAll = ticks !== undefined && ticks.ticked.size > 0 && ticks.ticked.size === ticks.keys.length;
  return (
    // biome-ignore lint/a11y/useSemanticElements: rows that are not in sight are not in the page
    <div
      role="columnheader"
      tabIndex={-1}
      className={classOf(column)}
      {...(sorts ? { 'aria-sort': order } : {})}
    >
      {ticks ? (
        <label className="tick">
          <input
            type="checkbox"
            checked={isAll}
            onChange={ticks.pressAll}
            aria-label={words.tickAll(ticks.keys.length)}
            ref={(box) => {
              if (box) box.indeterminate = !isAll && ticks.ticked.size > 0;
            }}
          />
        </label>
      ) : null}
      {sorts && onSort ? (
        <button type="button" onClick={() => onSort(id)} title={words.sortBy(name)}>
          {name}
          <span aria-hidden="true">{sorted === 'asc' ? ' ↑' : sorted === 'desc' ? ' ↓' : ''}</span>
        </button>
      ) : (
        <span>{name}</span>
      )}
    </div>
  );
}
