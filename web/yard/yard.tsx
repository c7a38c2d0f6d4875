import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { memo, useCallback, useDeferredValue, useEffect, useMemo } from 'react';
import type { Yard as YardDocument, YardLot } from '../../src/documents/yard/yard.ts';
import { Button } from '../design/button.tsx';
import { SelectField, TextField } from '../design/field.tsx';
import { Head } from '../design/head.tsx';
import { grouped } from '../design/locale.ts';
import { Empty, Refused, Waiting } from '../design/states.tsx';
import { SavedViews } from '../views/saved-views.tsx';
import { WORDS } from '../words.ts';
import { BulkSteps } from './bulk-steps.tsx';
import { ChooseColumns } from './choose-columns.tsx';
import { filterLots, type LotFilter } from './filter-lots.ts';
import { LotTable } from './lot-table.tsx';
import { lotsQuery } from './lots-query.ts';
import { headOfYard } from './sum-of-lots.ts';

const { yard: words } = WORDS;

/** The yard: every lot with what it is worth and why it waits, found at once. */
export function Yard() {
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } =
    useInfiniteQuery(lotsQuery);
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  // a part that comes is drawn little by little: who scrolls or types meanwhile does not wait for it
  const pages = useDeferredValue(data?.pages);
  const isMore = useDeferredValue(hasNextPage);
  return (
    <>
      <Head title={words.title} sub={pages ? headOfYard(pages, isMore) : undefined}>
        <Link to="/import" className="btn">
          {words.importLots}
        </Link>
        <Link to="/plan" className="btn go">
          {words.planWith}
        </Link>
      </Head>
      {error ? <Refused error={error} onAgain={() => void refetch()} /> : null}
      {pages ? <Lots pages={pages} isMore={isMore} /> : null}
      {pages || error ? null : <Waiting />}
    </>
  );
}

interface LotsProps {
  readonly pages: readonly YardDocument[];
  /** True while parts of the yard are still to come. */
  readonly isMore: boolean;
}

/** The lots that are here: looked for, acted on and listed. */
const Lots = memo(function Lots({ pages, isMore }: LotsProps) {
  const filter = useSearch({ from: '/inside/yard' });
  const navigate = useNavigate({ from: '/yard' });
  const lots = useMemo(() => pages.flatMap((page) => page.lots), [pages]);
  const wanted = useDeferredValue(filter);
  const found = useMemo(() => filterLots(lots, wanted), [lots, wanted]);
  const choose = useCallback(
    (part: View) =>
      void navigate({ search: (before) => ({ ...before, ...blankToNothing(part) }), replace: true }),
    [navigate],
  );
  const sortBy = useCallback((sort: string | undefined) => choose({ sort }), [choose]);
  const hide = (columns: string | undefined) => choose({ hide: columns });
  const show = (search: View) => void navigate({ search });
  return (
    <div className="stack">
      <Filters lots={lots} filter={filter} onChoose={choose} />
      <div className="cluster">
        <SavedViews page="yard" search={filter} onChoose={show} />
        <ChooseColumns hide={filter.hide} onHide={hide} />
      </div>
      <div className="cluster">
        <p className="dim count grow" role="status">
          {isMore
            ? words.more(grouped(String(lots.length)))
            : words.shown(grouped(String(found.length)), grouped(String(lots.length)))}
        </p>
        {found.length > 0 ? <BulkSteps lots={found} /> : null}
      </div>
      {found.length > 0 ? (
        <LotTable lots={found} sort={filter.sort} onSort={sortBy} hide={filter.hide} />
      ) : null}
      {lots.length === 0 ? <Empty>{words.noLots}</Empty> : null}
      {lots.length > 0 && found.length === 0 ? (
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
});

/** What the address says of the list. */
interface View extends LotFilter {
  readonly sort?: string | undefined;
  readonly hide?: string | undefined;
}

const blankToNothing = (part: View): View =>
  Object.fromEntries(Object.entries(part).map(([name, value]) => [name, value === '' ? undefined : value]));

interface FilterProps {
  readonly lots: readonly YardLot[];
  readonly filter: LotFilter;
  readonly onChoose: (part: LotFilter) => void;
}

function Filters({ lots, filter, onChoose }: FilterProps) {
  const forms = useMemo(() => [...new Set(lots.map(({ form }) => form))].sort(), [lots]);
  const suppliers = useMemo(
    () => [...new Set(lots.flatMap(({ supplier }) => supplier ?? []))].sort(),
    [lots],
  );
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
