import { Link } from '@tanstack/react-router';

interface Props {
  readonly label: string;
  readonly to: '/ledger' | '/life' | '/plant';
  /** Names of the views and what they are called; the first is shown without a name. */
  readonly views: readonly (readonly [name: string, label: string])[];
  readonly shown: string;
}

/** Views of one page; each has its own address. */
export function Tabs({ label, to, views, shown }: Props) {
  return (
    <nav className="cluster tabs" aria-label={label}>
      {views.map(([name, words], i) => (
        <Link
          key={name}
          to={to}
          search={{ view: i === 0 ? undefined : name }}
          activeOptions={{ exact: true, explicitUndefined: true }}
          aria-current={name === shown ? 'page' : undefined}
        >
          {words}
        </Link>
      ))}
    </nav>
  );
}
