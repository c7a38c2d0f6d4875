import { useState } from 'react';
import { WORDS } from '../../words.ts';
import { Button } from '../button.tsx';
import { Verdict } from '../verdict.tsx';
import { ActBar } from './act-bar.tsx';
import { FilterChips } from './filter-chips.tsx';
import { type InstrumentColumn, InstrumentTable } from './instrument-table.tsx';
import { useTicks } from './ticks.ts';

const { design: words, instrument, yard } = WORDS;

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
    ...{ id: 'why', name: yard.why, width: 'minmax(60px, 2fr)', narrow: 'minmax(60px, 2fr)' },
    cell: () => null,
  },
  {
    ...{ id: 'mass', name: yard.mass, width: '60px', narrow: '60px', numeric: true },
    cell: ({ mass }) => mass,
  },
];

/** A row that is refused, one that is not read yet, and two as usual. */
const ROWS: readonly (Row | undefined)[] = [
  { id: 'R-2307', verdict: 'HOLD', mass: '260' },
  { id: 'A-104', verdict: 'FAIL', mass: '2,100' },
  undefined,
  { id: 'R-7181', verdict: 'PASS', mass: '1,186' },
];
const KEYS = ROWS.map((row) => row?.id);
const REFUSED = new Map([['A-104', words.refusedRow]]);

const keyOf = ({ id }: Row): string => id;
const nothing = (): void => undefined;

/** The instrument table with each state that a row has, its chips and its act bar. */
export function InstrumentSample() {
  const ticks = useTicks(KEYS);
  const [chip, setChip] = useState<string | undefined>('hold');
  return (
    <>
      <FilterChips
        label={yard.status}
        value={chip}
        onChoose={setChip}
        chips={[
          { value: 'hold', name: yard.onHold, count: 2 },
          { value: 'cleared', name: yard.cleared },
        ]}
      />
      <InstrumentTable
        label={words.instrument}
        name="lots"
        columns={COLUMNS}
        rows={ROWS}
        keyOf={keyOf}
        order={{ by: 'lot', isDown: false }}
        onSort={nothing}
        ticks={ticks}
        refused={REFUSED}
      />
      <ActBar sum={instrument.acts} onClear={ticks.clear}>
        <div className="cluster">
          <Button>{words.go}</Button>
        </div>
      </ActBar>
    </>
  );
}
