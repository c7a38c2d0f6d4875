import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo, useState } from 'react';
import type { LotsWanted } from '../../src/documents/yard/find-lots.ts';
import { plainWords } from '../../src/documents/yard/plain-words.ts';
import { leftOf, type YardLot } from '../../src/documents/yard/yard.ts';
import { contract as listLots } from '../../src/tasks/yard/list-lots/contract.ts';
import { Button } from '../design/button.tsx';
import { SelectField, TextField } from '../design/field.tsx';
import { ActBar } from '../design/instrument/act-bar.tsx';
import { ChooseColumns } from '../design/instrument/choose-columns.tsx';
import { FilterChips } from '../design/instrument/filter-chips.tsx';
import { hiddenOf } from '../design/instrument/hidden-columns.ts';
import { ListFiles } from '../design/instrument/list-files.tsx';
import { type Ticks, useTicks } from '../design/instrument/ticks.ts';
import { counted, grouped, kilograms } from '../design/locale.ts';
import { Empty, Refused } from '../design/states.tsx';
import { SavedViews } from '../views/saved-views.tsx';
import { WORDS } from '../words.ts';
import { BulkSteps } from './bulk-steps.tsx';
import { HIDEABLE } from './columns.tsx';
import { HoldLots } from './hold-lots.tsx';
import { LotTable } from './lot-table.tsx';
import { MOST_AT_ONCE } from './lots-query.ts';

const { yard: words } = WORDS;

/** What the address says of the list. */
interface View extends LotsWanted {
  readonly sort?: string | undefined;
  readonly hide?: string | undefined;
}

interface Props {
  /** Lots that match, in their order; of a large yard those that are read. */
  readonly lots: readonly (YardLot | undefined)[];
  /** How many lots match, in words. */
  readonly count: string;
  readonly isEmpty: boolean;
  /** What lots may be filtered by, with how many there are of each in the whole yard. */
  readonly states: ReadonlyMap<string, number>;
  readonly forms: ReadonlyMap<string, number>;
  readonly suppliers: readonly string[];
  /** Why they cannot be told. */
  readonly error?: Error | null;
  readonly onSight?: (first: number, last: number) => void;
}

const NONE: ReadonlyMap<string, string> = new Map();

/** Lots looked for, ticked, acted on and listed. */
export function YardView({ lots, count, isEmpty, error = null, onSight, ...choices }: Props) {
  const filter = useSearch({ from: '/inside/yard' });
  const { find, status, form, supplier } = filter;
  const navigate = useNavigate({ from: '/yard' });
  const choose = useCallback(
    (part: View) =>
      void navigate({ search: (before) => ({ ...before, ...blankToNothing(part) }), replace: true }),
    [navigate],
  );
  const sortBy = useCallback((sort: string | undefined) => choose({ sort }), [choose]);
  const keys = useMemo(() => lots.map((lot) => lot?.id), [lots]);
  const ticks = useTicks(keys);
  const [refused, setRefused] = useState(NONE);
  const isRead = lots.every((lot) => lot !== undefined);
  const isTicked = ticks.ticked.size > 0;
  return (
    <div className="stack">
      <Filters {...choices} filter={filter} onChoose={choose} />
      <div className="instrument-tools">
        <p className="dim count grow" role="status">
          {count}
        </p>
        {lots.length === 0 || isTicked ? null : isRead ? (
          <BulkSteps lots={lots} onRefused={setRefused} />
        ) : (
          <span className="dim small">{words.narrow(grouped(String(MOST_AT_ONCE)))}</span>
        )}
        <SavedViews page="yard" search={filter} onChoose={(search) => void navigate({ search })} />
        <ListFiles of={listLots} order={{ find, status, form, supplier }} />
        <ChooseColumns
          list="lots"
          columns={HIDEABLE}
          hidden={hiddenOf('lots', HIDEABLE, filter.hide)}
          onHide={(hide) => choose({ hide })}
        />
      </div>
      {error ? <Refused error={error} /> : null}
      {lots.length > 0 ? (
        <LotTable
          {...{ lots, ticks, refused, onSight }}
          sort={filter.sort}
          onSort={sortBy}
          hide={filter.hide}
        />
      ) : null}
      {isTicked ? <TickedLots lots={lots} ticks={ticks} onRefused={setRefused} /> : null}
      {isEmpty ? <Empty>{words.noLots}</Empty> : null}
      {!isEmpty && lots.length === 0 && !error ? (
        <Empty>
          <p>{words.noMatch}</p>
          <Button
            onPress={() =>
              choose({ find: undefined, status: undefined, form: undefined, supplier: undefined })
            }
          >
            {words.clearFilter}
          </Button>
        </Empty>
      ) : null}
    </div>
  );
}

interface TickedProps extends Pick<Props, 'lots'> {
  readonly ticks: Ticks;
  readonly onRefused: (refused: ReadonlyMap<string, string>) => void;
}

/** What is done with the ticked lots. */
function TickedLots({ lots, ticks: { ticked, clear }, onRefused }: TickedProps) {
  const chosen = useMemo(
    () => lots.filter((lot): lot is YardLot => lot !== undefined && ticked.has(lot.id)),
    [lots, ticked],
  );
  const mass = kilograms(chosen.reduce((sum, lot) => sum + leftOf(lot), 0));
  return (
    <ActBar sum={words.ticked(counted(chosen.length, 'lot'), mass)} onClear={clear}>
      <BulkSteps lots={chosen} isTicked onRefused={onRefused} />
      <HoldLots lots={chosen} onRefused={onRefused} />
    </ActBar>
  );
}

const blankToNothing = (part: View): View =>
  Object.fromEntries(Object.entries(part).map(([name, value]) => [name, value === '' ? undefined : value]));

interface FilterProps extends Pick<Props, 'forms' | 'states' | 'suppliers'> {
  readonly filter: LotsWanted;
  readonly onChoose: (part: LotsWanted) => void;
}

/** Forms that have a chip of their own; those of fewer lots are found by their name. */
const MOST_CHIPS = 6;

function Filters({ forms, states, suppliers, filter, onChoose }: FilterProps) {
  const most = [...forms].sort(([, a], [, b]) => b - a);
  // the one that is chosen stays in sight, however few lots it has
  const shown = most.filter(([form], i) => i < MOST_CHIPS || form === filter.form);
  return (
    <search className="stack">
      <div className="fields">
        <TextField
          label={words.search}
          help={words.searchHelp}
          type="search"
          value={filter.find ?? ''}
          onChange={(find) => onChoose({ find })}
        />
        {suppliers.length > 0 ? (
          <SelectField
            label={words.supplier}
            value={filter.supplier ?? ''}
            onChange={(supplier) => onChoose({ supplier })}
            none={words.all}
            options={suppliers}
          />
        ) : null}
      </div>
      <div className="instrument-tools">
        <FilterChips
          label={words.status}
          value={filter.status}
          onChoose={(status) => onChoose({ status })}
          chips={[
            { value: 'hold', name: words.onHold, count: states.get('hold') ?? 0 },
            { value: 'cleared', name: words.cleared, count: states.get('cleared') ?? 0 },
          ]}
        />
        <FilterChips
          label={words.form}
          value={filter.form}
          onChoose={(form) => onChoose({ form })}
          chips={shown.map(([form, count]) => ({ value: form, name: plainWords(form), count }))}
        />
      </div>
    </search>
  );
}
