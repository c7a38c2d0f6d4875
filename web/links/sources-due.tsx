import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { WORDS } from '../words.ts';
import { sourcesQuery } from './sources-query.ts';

const { sources: words } = WORDS;

/** Sources that are silent for longer than their rule, or that somebody has to see to; nothing where all is well. */
export function SourcesDue() {
  const { data } = useQuery({ ...sourcesQuery, retry: false });
  const due = (data?.sources ?? []).filter(({ state }) => state === 'silent' || state === 'fault');
  if (due.length === 0) return null;
  return (
    <div className="notice cluster" role="status">
      <ul className="plain grow">
        {due.map(({ source, words: said }) => (
          <li key={source}>
            <b>{source}</b>: {said}
          </li>
        ))}
      </ul>
      <Link to="/sources" className="btn">
        {words.toSources}
      </Link>
    </div>
  );
}
