import { useQuery } from '@tanstack/react-query';
import { firstRunQuery } from '../first-run/first-run-query.ts';
import { WORDS } from '../words.ts';

const { shell, firstRun } = WORDS;

/** How often a demonstration that is being prepared is looked at [ms]. */
const LOOK_MS = 2000;

/** Says that nothing here is real, and how far the demonstration is while it is prepared. */
export function Mark() {
  const { data } = useQuery({
    ...firstRunQuery,
    refetchInterval: ({ state: { data } }) => (data?.state === 'preparing' ? LOOK_MS : false),
  });
  return (
    <aside className="mark" aria-label={shell.notice}>
      {shell.demonstration}
      {data?.words === undefined ? null : <div>{firstRun.preparing(data.words)}</div>}
      {data?.failed === undefined ? null : <div>{firstRun.failed(data.failed)}</div>}
    </aside>
  );
}
