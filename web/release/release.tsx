import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ReleaseQueue } from '../../src/documents/proof/release-queue.ts';
import { Head } from '../design/head.tsx';
import { FilterChips } from '../design/instrument/filter-chips.tsx';
import { InstrumentTable } from '../design/instrument/instrument-table.tsx';
import { Empty, Refused, Waiting } from '../design/states.tsx';
import { WORDS } from '../words.ts';
import { QUEUE_COLUMNS } from './queue-columns.tsx';
import { queueQuery } from './queue-query.ts';
import './release.css';

const { release: words } = WORDS;

type Piece = ReleaseQueue['waiting'][number];

const keyOf = ({ of }: Piece): string => of;

/** Verdicts in the order in which they need somebody; the last is of metal that nobody judged. */
const VERDICTS = ['FAIL', 'HOLD', 'PASS', 'none'] as const;

const verdictOf = ({ verdict }: Piece): string => verdict?.verdict ?? 'none';

/** What waits for its release, a decision, a certificate or its shipment, and why: what failed first, then the oldest. */
export function Release() {
  const { data, error, refetch } = useQuery(queueQuery);
  const { verdict } = useSearch({ from: '/inside/release' });
  const navigate = useNavigate({ from: '/release' });
  const waiting = data?.waiting ?? [];
  const ofVerdict = VERDICTS.map((name) => [name, waiting.filter((one) => verdictOf(one) === name)] as const);
  const shown = ofVerdict.flatMap(([name, all]) => (verdict === undefined || verdict === name ? all : []));
  return (
    <>
      <Head title={words.title} sub={data ? words.waiting(waiting.length) : undefined} />
      {error ? <Refused error={error} onAgain={() => void refetch()} /> : null}
      {data || error ? null : <Waiting />}
      {data && waiting.length === 0 ? <Empty>{words.none}</Empty> : null}
      <FilterChips
        label={WORDS.heats.verdict}
        value={verdict}
        onChoose={(one) => void navigate({ search: { verdict: one }, replace: true })}
        chips={ofVerdict
          .filter(([name, all]) => all.length > 0 || name === verdict)
          .map(([name, all]) => ({
            ...{ value: name, count: all.length },
            name: name === 'none' ? words.undecided : name,
          }))}
      />
      {shown.length > 0 ? (
        <InstrumentTable
          label={words.title}
          name="queue"
          columns={QUEUE_COLUMNS}
          rows={shown}
          keyOf={keyOf}
        />
      ) : null}
    </>
  );
}
