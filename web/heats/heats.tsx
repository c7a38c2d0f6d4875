import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { HEAT_STATUSES } from '../../src/documents/heats/heats.ts';
import { contract as listHeats } from '../../src/tasks/heats/list-heats/contract.ts';
import { useSession } from '../api/session.ts';
import { Button } from '../design/button.tsx';
import { TextField } from '../design/field.tsx';
import { Head } from '../design/head.tsx';
import { ChooseColumns } from '../design/instrument/choose-columns.tsx';
import { FilterChips } from '../design/instrument/filter-chips.tsx';
import { hiddenOf } from '../design/instrument/hidden-columns.ts';
import { InstrumentTable } from '../design/instrument/instrument-table.tsx';
import { ListFiles } from '../design/instrument/list-files.tsx';
import { Empty, Refused, Waiting } from '../design/states.tsx';
import { WORDS } from '../words.ts';
import { columnsOf, type HeatOfList, hideable } from './heat-columns.tsx';
import { type HeatsWanted, heatsOrder, heatsQuery, statusesQuery } from './heats-query.ts';
import './heats.css';

const { heats: words, yard, plan } = WORDS;

const keyOf = ({ heat }: HeatOfList): string => heat;

/** Value of the chip of work in progress, beside those of the statuses. */
const OPEN = 'open';

/** Rows before the end of what is here at which the next part is asked for. */
const AHEAD = 40;

/** What the address says of the list; undefined takes it back. */
interface Choice extends HeatsWanted {
  readonly hide?: string | undefined;
}

/** All heats, the latest first, or those that wait for a step; found, filtered and listed. */
export function Heats() {
  const filter = useSearch({ from: '/inside/heats' });
  const { open, find, status, hide } = filter;
  const navigate = useNavigate({ from: '/heats' });
  const { visits } = useSession();
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    heatsQuery({ open, find, status }),
  );
  const heats = useMemo(() => data?.pages.flatMap((page) => page.heats) ?? [], [data]);
  const choose = (part: Choice) =>
    void navigate({ search: (before) => ({ ...before, ...part }), replace: true });
  const look = useCallback(
    (_: number, last: number) => {
      if (hasNextPage && !isFetchingNextPage && last > heats.length - AHEAD) void fetchNextPage();
    },
    [hasNextPage, isFetchingNextPage, fetchNextPage, heats.length],
  );
  const isVisitor = visits === true;
  const hidden = useMemo(() => hiddenOf('heats', hideable(isVisitor), hide), [hide, isVisitor]);
  const columns = useMemo(
    () => columnsOf(hidden, { isWaiting: open === true, visits: isVisitor }),
    [hidden, open, isVisitor],
  );
  const isBare = !open && !find && !status;
  return (
    <>
      <Head title={words.title}>
        {visits ? null : (
          <Link to="/plan" className="btn go">
            {yard.planWith}
          </Link>
        )}
      </Head>
      <Filters hidden={hidden} onChoose={choose} />
      {error ? <Refused error={error} onAgain={() => void refetch()} /> : null}
      {data || error ? null : <Waiting />}
      {data && heats.length === 0 ? (
        <NoHeats
          isBare={isBare}
          onAll={() => choose({ open: undefined, find: undefined, status: undefined })}
        />
      ) : null}
      {heats.length > 0 ? (
        <InstrumentTable
          label={words.table}
          name="heats"
          columns={columns}
          rows={heats}
          keyOf={keyOf}
          onSight={look}
        />
      ) : null}
    </>
  );
}

interface FiltersProps {
  readonly hidden: ReadonlySet<string>;
  readonly onChoose: (part: Choice) => void;
}

/** What heats are found by, how far they are, and which columns are shown. */
function Filters({ hidden, onChoose }: FiltersProps) {
  const { open, find, status } = useSearch({ from: '/inside/heats' });
  const { data: statuses } = useQuery(statusesQuery);
  const { visits } = useSession();
  return (
    <search className="stack">
      <div className="fields">
        <TextField
          label={yard.search}
          help={words.searchHelp}
          type="search"
          value={find ?? ''}
          onChange={(text) => onChoose({ find: text || undefined })}
        />
      </div>
      <div className="instrument-tools">
        <FilterChips
          label={words.state}
          value={open ? OPEN : status}
          onChoose={(value) =>
            onChoose(value === OPEN ? { open: true, status: undefined } : { open: undefined, status: value })
          }
          chips={[
            { value: OPEN, name: words.open },
            ...HEAT_STATUSES.map((one) => ({ value: one, name: one, count: statuses?.[one] ?? 0 })),
          ]}
        />
        <ListFiles of={listHeats} order={heatsOrder({ open, find, status })} />
        <ChooseColumns
          list="heats"
          columns={hideable(visits === true)}
          hidden={hidden}
          onHide={(hide) => onChoose({ hide })}
        />
      </div>
    </search>
  );
}

interface NoHeatsProps {
  /** Nothing was looked for: there are none. */
  readonly isBare: boolean;
  readonly onAll: () => void;
}

/** What comes first where no heat is planned, or how the filter is taken back. */
function NoHeats({ isBare, onAll }: NoHeatsProps) {
  const { visits } = useSession();
  return (
    <Empty>
      <p>{isBare ? words.none : words.noMatch}</p>
      {isBare ? null : <Button onPress={onAll}>{yard.clearFilter}</Button>}
      {isBare && !visits ? (
        <Link to="/plan" className="btn">
          {plan.title}
        </Link>
      ) : null}
    </Empty>
  );
}
