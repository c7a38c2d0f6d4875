import { type ReactNode, useMemo, useState } from 'react';
import { PAGE_WORDS } from '../../page-words.ts';
import { WORDS } from '../../words.ts';
import { Verdict } from '../verdict.tsx';
import { ActBar } from './act-bar.tsx';
import { ChooseColumns } from './choose-columns.tsx';
import { FilterChips } from './filter-chips.tsx';
import { type InstrumentColumn, InstrumentTable } from './instrument-table.tsx';
import { useTicks } from './ticks.ts';

const { design: words } = PAGE_WORDS;
const { instrument, yard } = WORDS;

interface Row {
  readonly id: string;
  readonly verdict: string;
  readonly mass: string;
}

const COLUMNS: readonly InstrumentColumn<Row>[] = [
  {
    ...{ id: 'lot', name: yard.lot, width: 'minmax(90px, 1fr)', narrow: 'minmax(90px, 1fr)', sorts: true },
    cell: ({ id }) => <b>{id}</b>,
  },
  {
    ...{ id: 'state', name: yard.state, width: '76px', narrow: '76px' },
    cell: ({ verdict }) => <Verdict word={verdict} />,
  },
  {
    ...{ id: 'why', isText: true, name: yard.why, width: 'minmax(60px, 2fr)', narrow: 'minmax(60px, 2fr)' },
    cell: () => null,
  },
  {
    ...{ id: 'mass', name: yard.mass, width: '60px', narrow: '60px', numeric: true },
    cell: ({ mass }) => mass,
  },
];

/** A row that is refused, one that is not read yet, and two as usual. */
const rowsOf = (first: string): readonly (Row | undefined)[] => [
  { id: first, verdict: 'HOLD', mass: '260' },
  { id: 'A-104', verdict: 'FAIL', mass: '2,100' },
  undefined,
  { id: 'R-7181', verdict: 'PASS', mass: '1,186' },
];
const REFUSED = new Map([['A-104', words.refusedRow]]);

const keyOf = ({ id }: Row): string => id;
const nothing = (): void => undefined;

interface Props {
  /** Names it among the landmarks of the page. */
  readonly label: string;
  /** Name of its first row. */
  readonly first?: string;
  /** Whether its rows are read. */
  readonly isLoading?: boolean;
  /** What may be done with ticked rows. */
  readonly act?: ReactNode;
}

/** The instrument table with each state that a row has, its chips and its act bar. */
export function InstrumentSample({ label, first = 'R-2307', isLoading = false, act }: Props) {
  const rows = useMemo(
    () => (isLoading ? [undefined, undefined, undefined] : rowsOf(first)),
    [first, isLoading],
  );
  const keys = useMemo(() => rows.map((row) => row?.id), [rows]);
  const ticks = useTicks(keys);
  const [chip, setChip] = useState<string | undefined>('hold');
  return (
    <>
      <div className="instrument-tools">
        <FilterChips
          label={`${yard.status}, ${label}`}
          value={chip}
          onChoose={setChip}
          chips={[
            { value: 'hold', name: yard.onHold, ...(isLoading ? {} : { count: 2 }) },
            { value: 'cleared', name: yard.cleared },
          ]}
        />
        <ChooseColumns list="design" columns={COLUMNS} hidden={NONE} onHide={nothing} />
      </div>
      <InstrumentTable
        label={`${words.instrument}, ${label}`}
        name="lots"
        columns={COLUMNS}
        rows={rows}
        keyOf={keyOf}
        order={{ by: 'lot', isDown: false }}
        onSort={nothing}
        ticks={ticks}
        refused={REFUSED}
      />
      {isLoading ? null : (
        <ActBar sum={instrument.acts} label={`${instrument.acts}, ${label}`} onClear={ticks.clear}>
          <div className="cluster">{act}</div>
        </ActBar>
      )}
    </>
  );
}

const NONE: ReadonlySet<string> = new Set();
