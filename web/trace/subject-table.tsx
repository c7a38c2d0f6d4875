import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { subjectWords } from '../../src/documents/proof/claim-words.ts';
import type { Traced } from '../../src/documents/proof/trace.ts';
import { plainWords } from '../../src/documents/yard/plain-words.ts';
import { contract as traceMetal } from '../../src/tasks/proof/trace-metal/contract.ts';
import { readVerb } from '../api/client.ts';
import { Listed, type RowFilter } from '../design/instrument/listed.tsx';
import type { ListedColumn } from '../design/instrument/sorted-rows.ts';
import { counted, kilograms, percent, sentenceInLocale } from '../design/locale.ts';
import { Refused, Waiting } from '../design/states.tsx';
import { WORDS } from '../words.ts';
import { HoldLots } from '../yard/hold-lots.tsx';
import './trace.css';

const { trace: words } = WORDS;

type Row = Traced['rows'][number];

const idOf = (subject: string): string => subject.slice(subject.indexOf(':') + 1);

/** Page of a lot, heat or piece. */
function placeOf(subject: string): string {
  const id = encodeURIComponent(idOf(subject));
  if (subject.startsWith('lot:')) return `/yard/${id}`;
  return subject.startsWith('heat:') ? `/heats/${id}` : `/release/${encodeURIComponent(subject)}`;
}

const gradeOf = ({ clearedAs, declaredGrade }: Row): string => clearedAs ?? declaredGrade ?? '';
const noticesOf = ({ notices = [] }: Row): string => sentenceInLocale(notices.join('; '));
const papersOf = ({ references }: Row): string => references.join('; ');

const COLUMNS: readonly ListedColumn<Row>[] = [
  {
    ...{
      id: 'what',
      name: words.what,
      width: 'minmax(190px, 1.3fr)',
      narrow: 'minmax(130px, 1.4fr)',
      sorts: true,
    },
    cell: ({ subject }) => <a href={placeOf(subject)}>{subjectWords(subject)}</a>,
    value: ({ subject }) => subject,
  },
  {
    ...{
      id: 'share',
      name: words.share,
      width: 'minmax(130px, 1fr)',
      narrow: 'minmax(110px, 1fr)',
      sorts: true,
    },
    numeric: true,
    cell: ({ share }) => (
      <span className="share">
        <span className="share-bar" aria-hidden="true">
          <span style={{ width: `${100 * Math.min(1, share)}%` }} />
        </span>
        <span>{percent(share)}</span>
      </span>
    ),
    printed: ({ share }) => percent(share),
    value: ({ share }) => share,
  },
  {
    ...{ id: 'mass', name: words.kg, width: '84px', narrow: '84px', numeric: true, sorts: true },
    cell: ({ mass_g }) => kilograms(mass_g).replace(' kg', ''),
    value: ({ mass_g }) => mass_g,
  },
  {
    ...{
      id: 'why',
      isText: true,
      name: words.notice,
      width: 'minmax(90px, 1.4fr)',
      narrow: 'minmax(80px, 1.2fr)',
      sorts: true,
    },
    cell: (row) => (
      <span className="fail" title={noticesOf(row)}>
        {noticesOf(row)}
      </span>
    ),
    printed: noticesOf,
    value: ({ notices = [] }) => notices.length,
  },
  {
    ...{
      id: 'grade',
      name: words.grade,
      width: 'minmax(90px, 0.9fr)',
      narrow: 'minmax(80px, 0.9fr)',
      sorts: true,
    },
    cell: gradeOf,
    value: (row) => gradeOf(row) || null,
  },
  {
    ...{ id: 'origin', name: words.origin, width: 'minmax(172px, 1fr)', sorts: true },
    cell: ({ originClass = '' }) => plainWords(originClass),
    value: ({ originClass = null }) => originClass,
  },
  {
    ...{ id: 'papers', isText: true, name: words.papers, width: 'minmax(140px, 2.4fr)' },
    cell: (row) => <span title={papersOf(row)}>{papersOf(row)}</span>,
    printed: papersOf,
  },
];

/** The same where nothing speaks against any row. */
const UNDOUBTED = COLUMNS.filter(({ id }) => id !== 'why');

const FILTER: RowFilter<Row> = {
  label: words.what,
  chips: [
    { value: 'notice', name: words.withNotice },
    { value: 'lot', name: words.lots },
    { value: 'heat', name: words.heats },
    { value: 'object', name: words.objects },
  ],
  of: ({ subject, notices = [] }) => [subject.split(':')[0]!, ...(notices.length > 0 ? ['notice'] : [])],
};

const keyOf = ({ subject }: Row): string => subject;

interface Props {
  readonly subject: string;
  readonly direction: 'up' | 'down';
}

/** Everything that a trace found: what a notice stands against first, then the largest share. Lots are put on hold from here. */
export function SubjectTable({ subject, direction }: Props) {
  const view = useSearch({ from: '/inside/trace' });
  const navigate = useNavigate({ from: '/trace' });
  const { data, error, refetch } = useQuery({
    queryKey: ['document', traceMetal.name, subject, direction],
    queryFn: ({ signal }) => readVerb(traceMetal, { order: { subject, direction }, signal }),
  });
  const [refused, setRefused] = useState<ReadonlyMap<string, string>>(new Map());
  // rows come by share; what speaks against a metal stands before it
  const rows = useMemo(
    () => data?.rows.toSorted((a, b) => Number(!a.notices?.length) - Number(!b.notices?.length)) ?? [],
    [data],
  );
  const isDoubted = refused.size > 0 || rows.some(({ notices = [] }) => notices.length > 0);
  if (error) return <Refused error={error} onAgain={() => void refetch()} />;
  if (!data) return <Waiting />;
  if (rows.length === 0) return null;
  return (
    <Listed
      list="traced"
      label={words.title}
      columns={isDoubted ? COLUMNS : UNDOUBTED}
      rows={rows}
      keyOf={keyOf}
      worst=""
      filter={FILTER}
      view={view}
      onView={(part) => void navigate({ search: (before) => ({ ...before, ...part }), replace: true })}
      refused={refused}
      acts={{
        sum: (ticked) => counted(ticked.length, 'row'),
        of: (ticked) => <HoldTraced rows={ticked} onRefused={setRefused} />,
      }}
    />
  );
}

interface HoldProps {
  readonly rows: readonly Row[];
  readonly onRefused: (refused: ReadonlyMap<string, string>) => void;
}

/** Puts the lots among the ticked rows on hold; for heats and pieces the recall decides. */
function HoldTraced({ rows, onRefused }: HoldProps) {
  const lots = rows.flatMap(({ subject }) => (subject.startsWith('lot:') ? [{ id: idOf(subject) }] : []));
  if (lots.length === 0) return <span className="dim small">{words.noLot}</span>;
  return (
    <HoldLots
      lots={lots}
      onRefused={(refused) => onRefused(new Map([...refused].map(([id, why]) => [`lot:${id}`, why])))}
    />
  );
}
