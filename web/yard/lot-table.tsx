import { memo, useCallback, useMemo, useState } from 'react';
import { orderIn } from '../../src/documents/yard/sort-lots.ts';
import type { YardLot } from '../../src/documents/yard/yard.ts';
import { Button } from '../design/button.tsx';
import { Confirm } from '../design/confirm.tsx';
import { hiddenOf } from '../design/instrument/hidden-columns.ts';
import { InstrumentTable } from '../design/instrument/instrument-table.tsx';
import { pressed } from '../design/instrument/pressed.ts';
import type { Ticks } from '../design/instrument/ticks.ts';
import { counted, grouped } from '../design/locale.ts';
import { useIsPrinted } from '../shell/use-is-printed.ts';
import { WORDS } from '../words.ts';
import { COLUMNS, HIDEABLE } from './columns.tsx';
import { WORST_FIRST } from './lots-query.ts';
import './lot-table.css';

const { yard: words } = WORDS;

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
  readonly ticks: Ticks;
  /** Why an act was refused for a lot. */
  readonly refused: ReadonlyMap<string, string>;
}

const keyOf = ({ id }: YardLot): string => id;

/** Lots as an instrument: what may not be used stands first, with why. */
export const LotTable = memo(function LotTable({ lots, sort, onSort, hide, ...table }: Props) {
  const columns = useMemo(() => {
    const hidden = hiddenOf('lots', HIDEABLE, hide);
    return COLUMNS.filter(({ id }) => !hidden.has(id));
  }, [hide]);
  const order = orderIn(sort ?? WORST_FIRST);
  const [asked, setAsked] = useState<string | null>(null);
  const isPrinted = useIsPrinted();
  const close = useCallback(() => setAsked(null), []);
  const lot = asked === null ? undefined : lots.find((one) => one?.id === asked);
  return (
    <>
      {isPrinted ? <PrintedCount lots={lots} /> : null}
      <InstrumentTable
        label={words.table}
        name="lots"
        columns={columns}
        rows={lots}
        keyOf={keyOf}
        order={order}
        onSort={(id) => {
          const column = COLUMNS.find((one) => one.id === id)!;
          onSort(pressed(sort === undefined ? null : order, column));
        }}
        onAsk={setAsked}
        {...table}
      />
      {lot ? <WhyItWaits lot={lot} onClose={close} /> : null}
    </>
  );
});

/** How many lots a printed list has; of a large yard it says where the others are. */
function PrintedCount({ lots }: Pick<Props, 'lots'>) {
  const read = lots.filter((lot) => lot !== undefined).length;
  return (
    <p>
      {read === lots.length
        ? counted(read, 'lot')
        : words.printedPart(grouped(String(read)), grouped(String(lots.length)))}
    </p>
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
