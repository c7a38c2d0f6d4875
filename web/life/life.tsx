import { useSearch } from '@tanstack/react-router';
import { contract as reconcilePlant } from '../../src/tasks/heats/reconcile-plant/contract.ts';
import { contract as reportFlows } from '../../src/tasks/heats/report-flows/contract.ts';
import { contract as valueYard } from '../../src/tasks/yard/value-yard/contract.ts';
import type { Addressed } from '../api/client.ts';
import { Tabs } from '../design/tabs.tsx';
import { ApiPage } from '../show-page/api-page.tsx';
import { WORDS } from '../words.ts';
import { Scenario } from './scenario.tsx';

const { life: words } = WORDS;

const PATHS: Readonly<Record<string, Addressed>> = {
  flows: reportFlows,
  balances: reconcilePlant,
  worth: valueYard,
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
  const of = PATHS[shown];
  return (
    <>
      <Tabs label={words.title} to="/life" views={VIEWS} shown={shown} />
      {of === undefined ? (
        <Scenario />
      ) : (
        <ApiPage key={shown} of={of} order={shown === 'worth' ? {} : lastYear()} title={words.title} />
      )}
    </>
  );
}
