import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';
import type { LotsWanted } from '../../src/documents/yard/find-lots.ts';
import type { YardLot } from '../../src/documents/yard/yard.ts';
import { Button } from '../design/button.tsx';
import { SelectField, TextField } from '../design/field.tsx';
import { grouped } from '../design/locale.ts';
import { Empty, Refused } from '../design/states.tsx';
import { SavedViews } from '../views/saved-views.tsx';
import { WORDS } from '../words.ts';
import { BulkSteps } from './bulk-steps.tsx';
import { ChooseColumns } from './choose-columns.tsx';
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
  /** What lots may be filtered by. */
  readonly forms: readonly string[];
  readonly suppliers: readonly string[];
  /** Why they cannot be told. */
  readonly error?: Error | null;
  readonly onSight?: (first: number, last: number) => void;
}

/** Lots looked for, acted on and listed. */
export function YardView({ lots, count, isEmpty, error = null, onSight, ...choices }: Props) {
  const filter = useSearch({ from: '/inside/yard' });
  const navigate = useNavigate({ from: '/yard' });
  const choose = useCallback(
    (part: View) =>
      void navigate({ search: (before) => ({ ...before, ...blankToNothing(part) }), replace: true }),
    [navigate],
  );
  const sortBy = useCallback((sort: string | undefined) => choose({ sort }), [choose]);
  const read = lots.every((lot) => lot !== undefined) ? lots : null;
  return (
    <div className="stack">
      <Filters {...choices} filter={filter} onChoose={choose} />
      <div className="cluster">
        <SavedViews page="yard" search={filter} onChoose={(search) => void navigate({ search })} />
        <ChooseColumns hide={filter.hide} onHide={(hide) => choose({ hide })} />
      </div>
      <div className="cluster">
        <p className="dim count grow" role="status">
          {count}
        </p>
        {lots.length === 0 ? null : read ? (
          <BulkSteps lots={read} />
        ) : (
          <span className="dim small">{words.narrow(grouped(String(MOST_AT_ONCE)))}</span>
        )}
      </div>
      {error ? <Refused error={error} /> : null}
      {lots.length > 0 ? (
        <LotTable lots={lots} sort={filter.sort} onSort={sortBy} hide={filter.hide} onSight={onSight} />
      ) : null}
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

const blankToNothing = (part: View): View =>
  Object.fromEntries(Object.entries(part).map(([name, value]) => [name, value === '' ? undefined : value]));

interface FilterProps extends Pick<Props, 'forms' | 'suppliers'> {
  readonly filter: LotsWanted;
  readonly onChoose: (part: LotsWanted) => void;
}

function Filters({ forms, suppliers, filter, onChoose }: FilterProps) {
  return (
    <search className="fields">
      <TextField
        label={words.search}
        help={words.searchHelp}
        type="search"
        value={filter.find ?? ''}
        onChange={(find) => onChoose({ find })}
      />
      <SelectField
        label={words.status}
        value={filter.status ?? ''}
        onChange={(status) => onChoose({ status })}
        none={words.all}
        options={[
          ['hold', words.onHold],
          ['cleared', words.cleared],
        ]}
      />
      <SelectField
        label={words.form}
        value={filter.form ?? ''}
        onChange={(form) => onChoose({ form })}
        none={words.all}
        options={forms}
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
    </search>
  );
}
