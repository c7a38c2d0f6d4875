import { useSearch } from '@tanstack/react-router';
import { Tabs } from '../design/tabs.tsx';
import { ApiPage } from '../show-page/api-page.tsx';
import { WORDS } from '../words.ts';
import { Scenario } from './scenario.tsx';

const { life: words } = WORDS;

const PATHS: Readonly<Record<string, string>> = {
  flows: '/api/heats/report-flows',
  balances: '/api/heats/reconcile-plant',
  worth: '/api/yard/value-yard',
};
const VIEWS = [
  ['flows', words.flows],
  ['balances', words.balances],
  ['worth', words.worth],
  ['scenario', words.scenario],
] as const;

const YEAR_MS = 365 * 24 * 3600 * 1000;

/** The year until today, as the API takes it. */
function lastYear(): { readonly from: string; readonly to: string } {
  const day = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
  const now = Date.now();
  return { from: day(now - YEAR_MS), to: day(now) };
}

/** What became of the metal of the last year: flows by element, weights against balances, and what the yard is worth. */
export function Life() {
  const { view = 'flows' } = useSearch({ from: '/inside/life' });
  const shown = VIEWS.some(([name]) => name === view) ? view : 'flows';
  const path = PATHS[shown];
  return (
    <>
      <Tabs label={words.title} to="/life" views={VIEWS} shown={shown} />
      {path === undefined ? (
        <Scenario />
      ) : (
        <ApiPage key={shown} path={path} order={shown === 'worth' ? {} : lastYear()} title={words.title} />
      )}
    </>
  );
}
