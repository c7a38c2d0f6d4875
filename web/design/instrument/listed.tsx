import { type ReactNode, useMemo } from 'react';
import { WORDS } from '../../words.ts';
import { grouped } from '../locale.ts';
import { ActBar } from './act-bar.tsx';
import { ChooseColumns } from './choose-columns.tsx';
import { FilterChips } from './filter-chips.tsx';
import { hiddenOf } from './hidden-columns.ts';
import { InstrumentTable } from './instrument-table.tsx';
import { type ListedBy, ListFiles } from './list-files.tsx';
import { orderOf, pressed } from './pressed.ts';
import { type ListedColumn, sortedRows } from './sorted-rows.ts';
import { useTicks } from './ticks.ts';

const { instrument: words, yard } = WORDS;

/** What the address says of a list: which rows, in which order, without which columns. */
export interface ListView {
  readonly only?: string | undefined;
  readonly sort?: string | undefined;
  readonly hide?: string | undefined;
}

/** What the rows of a list may be filtered by. */
export interface RowFilter<Row> {
  readonly label: string;
  readonly chips: readonly { readonly value: string; readonly name: string }[];
  /** Those of the chips that leave a row in the list. */
  readonly of: (row: Row) => readonly string[];
}

interface Props<Row> {
  /** Name of the list on this device and in the style sheet. */
  readonly list: string;
  readonly label: string;
  /** The one that names a row first: it is never hidden. */
  readonly columns: readonly ListedColumn<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  /** Order where the address names none: what needs somebody first. */
  readonly worst: string;
  readonly filter: RowFilter<Row>;
  readonly view: ListView;
  readonly onView: (part: ListView) => void;
  /** What is done with ticked rows; absent where nothing is. */
  readonly acts?: {
    readonly sum: (rows: readonly Row[]) => string;
    readonly of: (rows: readonly Row[], untick: () => void) => ReactNode;
  };
  readonly refused?: ReadonlyMap<string, string>;
  /** The verb that gives the list as a file, with what it is asked for. */
  readonly files?: ListedBy | undefined;
}

/** A list that is here as a whole, as an instrument: filtered by chips, sorted by its headings, ticked and acted on. */
export function Listed<Row>({
  list,
  label,
  columns,
  rows,
  keyOf,
  worst,
  filter,
  view,
  onView,
  ...more
}: Props<Row>) {
  const { acts, refused, files } = more;
  const { hideable, hidden, shown } = useMemo(() => {
    const others = columns.slice(1);
    const away = hiddenOf(list, others, view.hide);
    return { hideable: others, hidden: away, shown: columns.filter(({ id }) => !away.has(id)) };
  }, [list, columns, view.hide]);
  const order = useMemo(
    () => orderOf(view.sort, columns) ?? orderOf(worst, columns),
    [columns, view.sort, worst],
  );
  const found = useMemo(
    () => (view.only === undefined ? rows : rows.filter((row) => filter.of(row).includes(view.only!))),
    [rows, view.only, filter],
  );
  const sorted = useMemo(() => sortedRows(found, columns, order), [found, columns, order]);
  const keys = useMemo(() => sorted.map(keyOf), [sorted, keyOf]);
  const ticks = useTicks(keys);
  const ticked = sorted.filter((row) => ticks.ticked.has(keyOf(row)));
  return (
    <div className="stack">
      <div className="instrument-tools">
        <FilterChips
          label={filter.label}
          value={view.only}
          onChoose={(only) => onView({ only })}
          chips={filter.chips
            .map((chip) => ({
              ...chip,
              count: rows.filter((row) => filter.of(row).includes(chip.value)).length,
            }))
            .filter(({ count, value }) => count > 0 || value === view.only)}
        />
        <p className="dim count grow" role="status">
          {found.length === rows.length
            ? words.rows(grouped(String(rows.length)))
            : yard.shown(grouped(String(found.length)), grouped(String(rows.length)))}
        </p>
        {files ? <ListFiles {...files} /> : null}
        <ChooseColumns list={list} columns={hideable} hidden={hidden} onHide={(hide) => onView({ hide })} />
      </div>
      <InstrumentTable
        label={label}
        name={`listed ${list}`}
        columns={shown}
        rows={sorted}
        keyOf={keyOf}
        order={order}
        onSort={(id) => {
          const column = columns.find((one) => one.id === id)!;
          onView({ sort: pressed(orderOf(view.sort, columns), column) });
        }}
        ticks={acts ? ticks : undefined}
        refused={refused}
      />
      {acts && ticked.length > 0 ? (
        <ActBar sum={acts.sum(ticked)} onClear={ticks.clear}>
          {acts.of(ticked, ticks.clear)}
        </ActBar>
      ) : null}
    </div>
  );
}
