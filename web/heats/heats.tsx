import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { HEAT_STATUSES } from '../../src/documents/heats/heats.ts';
import { useSession } from '../api/session.ts';
import { Button } from '../design/button.tsx';
import { TextField } from '../design/field.tsx';
import { Head } from '../design/head.tsx';
import { ChooseColumns } from '../design/instrument/choose-columns.tsx';
import { FilterChips } from '../design/instrument/filter-chips.tsx';
import { hiddenOf } from '../design/instrument/hidden-columns.ts';
import { InstrumentTable } from '../design/instrument/instrument-table.tsx';
import { Empty, Refused, Waiting } from '../design/states.tsx';
import { WORDS } from '../words.ts';
import { columnsOf, type HeatOfList, HIDEABLE } from './heat-columns.tsx';
import { heatsQuery, statusesQuery } from './heats-query.ts';
import './heats.css';

const { heats: words, yard, plan } = WORDS;

const keyOf = ({ heat }: HeatOfList): string => heat;

/** Value of the chip of work in progress, beside those of the statuses. */
const OPEN = 'open';

/** Rows before the end of what is here at which the next part is asked for. */
const AHEAD = 40;

/** All heats, the latest first, or those that wait for a step; found, filtered and listed. */
export function Heats() {
  const filter = useSearch({ from: '/inside/heats' });
  const { open, find, status, hide } = filter;
  const navigate = useNavigate({ from: '/heats' });
  const { visits } = useSession();
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    heatsQuery({ open, find, status }),
  );
  const { data: statuses } = useQuery(statusesQuery);
  const heats = useMemo(() => data?.pages.flatMap((page) => page.heats) ?? [], [data]);
  const choose = (part: { readonly [name in keyof typeof filter]?: (typeof filter)[name] | undefined }) =>
    void navigate({ search: (before) => ({ ...before, ...part }), replace: true });
  const look = useCallback(
    (_: number, last: number) => {
      if (hasNextPage && !isFetchingNextPage && last > heats.length - AHEAD) void fetchNextPage();
    },
    [hasNextPage, isFetchingNextPage, fetchNextPage, heats.length],
  );
  const hidden = useMemo(() => hiddenOf('heats', HIDEABLE, hide), [hide]);
  const columns = useMemo(() => columnsOf(hidden, open === true), [hidden, open]);
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
      <search className="stack">
        <div className="fields">
          <TextField
            label={yard.search}
            help={words.searchHelp}
            type="search"
            value={find ?? ''}
            onChange={(text) => choose({ find: text || undefined })}
          />
        </div>
        <div className="instrument-tools">
          <FilterChips
            label={words.state}
            value={open ? OPEN : status}
            onChoose={(value) =>
              choose(value === OPEN ? { open: true, status: undefined } : { open: undefined, status: value })
            }
            chips={[
              { value: OPEN, name: words.open },
              ...HEAT_STATUSES.map((one) => ({ value: one, name: one, count: statuses?.[one] ?? 0 })),
            ]}
          />
          <ChooseColumns
            list="heats"
            columns={HIDEABLE}
            hidden={hidden}
            onHide={(text) => choose({ hide: text })}
          />
        </div>
      </search>
      {error ? <Refused error={error} onAgain={() => void refetch()} /> : null}
      {data || error ? null : <Waiting />}
      {data && heats.length === 0 ? (
        <Empty>
          <p>{isBare ? words.none : words.noMatch}</p>
          {isBare ? (
            visits ? null : (
              <Link to="/plan" className="btn">
                {plan.title}
              </Link>
            )
          ) : (
            <Button onPress={() => choose({ open: undefined, find: undefined, status: undefined })}>
              {yard.clearFilter}
            </Button>
          )}
        </Empty>
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
