import { useSearch } from '@tanstack/react-router';
import { Tabs } from '../design/tabs.tsx';
import { ApiPage } from '../show-page/api-page.tsx';
import { WORDS } from '../words.ts';

const { ledger: words } = WORDS;

const PATHS: Readonly<Record<string, string>> = {
  history: '/api/proof/show-history',
  head: '/api/proof/ledger-head',
  verify: '/api/proof/verify-ledger',
  keys: '/api/proof/list-keys',
};
const VIEWS = [
  ['history', words.history],
  ['head', words.head],
  ['verify', words.verify],
  ['keys', words.keys],
] as const;

/** What was booked by whom, and whether the ledger holds together. */
export function Ledger() {
  const { view = 'history', about } = useSearch({ from: '/inside/ledger' });
  const shown = Object.hasOwn(PATHS, view) ? view : 'history';
  const order = shown === 'history' ? { about } : {};
  return (
    <>
      <Tabs label={words.title} to="/ledger" views={VIEWS} shown={shown} />
      <ApiPage key={shown} path={PATHS[shown]!} order={order} title={words.title} />
    </>
  );
}
