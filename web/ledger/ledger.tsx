import { useSearch } from '@tanstack/react-router';
import { Tabs } from '../design/tabs.tsx';
import { ProofLegend } from '../proof/proof-legend.tsx';
import { ApiPage } from '../show-page/api-page.tsx';
import { WORDS } from '../words.ts';
import { AskWitness } from './ask-witness.tsx';
import { Preview } from './preview.tsx';
import { SettleClock } from './settle-clock.tsx';

const { ledger: words } = WORDS;

const PATHS: Readonly<Record<string, string>> = {
  history: '/api/proof/show-history',
  head: '/api/proof/ledger-head',
  verify: '/api/proof/verify-ledger',
  keys: '/api/proof/list-witnesses',
  trust: '/api/proof/trust-document',
  disclosure: '/api/proof/list-disclosures',
};
const VIEWS = [
  ['history', words.history],
  ['head', words.head],
  ['verify', words.verify],
  ['keys', words.keys],
  ['trust', words.trust],
  ['disclosure', words.disclosure],
  ['preview', words.preview],
  ['clock', words.clock],
] as const;

/** What was booked by whom, whether the ledger holds together, whose keys sign it, and what customers read of it. */
export function Ledger() {
  const { view = 'history', subject: _s, customer: _c, ...records } = useSearch({ from: '/inside/ledger' });
  const shown = VIEWS.some(([name]) => name === view) ? view : 'history';
  const path = PATHS[shown];
  const order = shown === 'history' ? records : {};
  return (
    <>
      <Tabs label={words.title} to="/ledger" views={VIEWS} shown={shown} />
      {shown === 'history' || shown === 'head' ? <ProofLegend /> : null}
      {shown === 'preview' ? <Preview /> : null}
      {shown === 'clock' ? <SettleClock /> : null}
      {path === undefined ? null : (
        <ApiPage key={`${shown} ${records.before}`} path={path} order={order} title={words.title}>
          {shown === 'keys' ? <AskWitness /> : null}
        </ApiPage>
      )}
    </>
  );
}
