import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { ListedArrival } from '../../src/documents/results/arrival.ts';
import { contract as listResults } from '../../src/tasks/links/list-results/contract.ts';
import { contract as showControls } from '../../src/tasks/links/show-controls/contract.ts';
import { readVerb } from '../api/client.ts';
import { Head } from '../design/head.tsx';
import { Listed, type RowFilter } from '../design/instrument/listed.tsx';
import type { ListedColumn } from '../design/instrument/sorted-rows.ts';
import { moment } from '../design/locale.ts';
import { Empty, Refused, Waiting } from '../design/states.tsx';
import { ApiPage } from '../show-page/api-page.tsx';
import { WORDS } from '../words.ts';
import { BringFile } from './bring-file.tsx';

const { arrivals: words } = WORDS;

const COLUMNS: readonly ListedColumn<ListedArrival>[] = [
  {
    ...{
      id: 'file',
      name: words.file,
      width: 'minmax(150px, 1.4fr)',
      narrow: 'minmax(130px, 1.4fr)',
      sorts: true,
    },
    cell: ({ arrival, file }) => (
      <Link to="/arrivals/$arrival" params={{ arrival }}>
        {file}
      </Link>
    ),
    value: ({ file }) => file,
  },
  {
    ...{ id: 'state', name: words.state, width: '90px', narrow: '80px' },
    cell: ({ asks, waits }) => (
      <b className={waits > 0 ? 'hold' : undefined}>
        {waits === 0 ? '' : asks === null ? words.toTake : words.asking}
      </b>
    ),
  },
  {
    ...{ id: 'metal', name: words.metal, width: 'minmax(110px, 1fr)' },
    cell: ({ of }) => of.map((one) => one.replace(/^.*?:/, '')).join(', '),
  },
  {
    ...{ id: 'asks', isText: true, name: words.asks, width: 'minmax(200px, 2.4fr)' },
    cell: ({ asks }) => asks,
  },
  {
    ...{ id: 'source', name: words.source, width: 'minmax(90px, 0.9fr)', sorts: true },
    cell: ({ source }) => source,
    value: ({ source }) => source,
  },
  {
    ...{ id: 'at', name: words.at, width: '180px', sorts: true },
    cell: ({ at }) => moment(at),
    value: ({ at }) => Date.parse(at),
  },
];

/** Files of results that arrived, those that wait first; or the charts of control samples. */
export function Arrivals() {
  const view = useSearch({ from: '/inside/arrivals' });
  const { method = 'OES' } = view;
  if (view.view === 'controls')
    return <ApiPage of={showControls} order={{ method }} title={words.controls} />;
  return <Files />;
}

function Files() {
  const view = useSearch({ from: '/inside/arrivals' });
  const navigate = useNavigate({ from: '/arrivals' });
  const isAll = view.view === 'all';
  const { data, error, refetch } = useQuery({
    queryKey: ['arrivals', isAll],
    queryFn: ({ signal }) => readVerb(listResults, { order: isAll ? { settled: true } : {}, signal }),
  });
  const arrivals = data?.arrivals ?? [];
  const waiting = arrivals.filter(({ waits }) => waits > 0).length;
  return (
    <>
      <Head title={words.title} sub={waiting > 0 ? words.waiting(waiting) : undefined}>
        <Link to="/arrivals" search={{ view: isAll ? undefined : 'all' }} className="btn">
          {isAll ? words.open : words.all}
        </Link>
        <Link to="/arrivals" search={{ view: 'controls' }} className="btn">
          {words.controls}
        </Link>
      </Head>
      {error ? <Refused error={error} onAgain={() => void refetch()} /> : null}
      {data || error ? null : <Waiting />}
      {(data?.controls ?? []).map((one) => (
        <p key={one} className="hold">
          {one}
        </p>
      ))}
      {data && arrivals.length === 0 ? <Empty>{words.none}</Empty> : null}
      {arrivals.length > 0 ? (
        <Listed
          list="arrivals"
          label={words.title}
          columns={COLUMNS}
          rows={arrivals}
          keyOf={({ arrival }) => arrival}
          worst="-at"
          files={{ of: listResults, order: isAll ? { settled: true } : {} }}
          filter={filterOf(arrivals)}
          view={view}
          onView={(part) => void navigate({ search: (before) => ({ ...before, ...part }), replace: true })}
        />
      ) : null}
      <BringFile />
    </>
  );
}

const filterOf = (arrivals: readonly ListedArrival[]): RowFilter<ListedArrival> => ({
  label: words.source,
  chips: [...new Set(arrivals.map(({ source }) => source))].sort().map((value) => ({ value, name: value })),
  of: ({ source }) => [source],
});
