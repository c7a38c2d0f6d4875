import { Link } from '@tanstack/react-router';

interface Props {
  readonly label: string;
  readonly to: '/ledger' | '/life' | '/plant';
  /** Names of the views and what they are called; the first is shown without a name. */
  readonly views: readonly (readonly [name: string, label: string])[];
  readonly shown: string;
}

/** A view is the current one only where its whole address is: the first has no name. */
export const EXACTLY = { exact: true, includeSearch: true, explicitUndefined: true } as const;

/** Views of one page; each has its own address. */
export function Tabs({ label, to, views, shown }: Props) {
  return (
    <nav className="cluster tabs" aria-label={label}>
      {views.map(([name, words], i) => (
        <Link
          key={name}
          to={to}
          search={{ view: i === 0 ? undefined : name }}
          activeOptions={EXACTLY}
          aria-current={name === shown ? 'page' : undefined}
        >
          {words}
        </Link>
      ))}
    </nav>
  );
}
