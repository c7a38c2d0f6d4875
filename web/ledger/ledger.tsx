import { useSearch } from '@tanstack/react-router';
import { contract as ledgerHead } from '../../src/tasks/proof/ledger-head/contract.ts';
import { contract as listDisclosures } from '../../src/tasks/proof/list-disclosures/contract.ts';
import { contract as listWitnesses } from '../../src/tasks/proof/list-witnesses/contract.ts';
import { contract as showHistory } from '../../src/tasks/proof/show-history/contract.ts';
import { contract as trustDocument } from '../../src/tasks/proof/trust-document/contract.ts';
import { contract as verifyLedger } from '../../src/tasks/proof/verify-ledger/contract.ts';
import type { Addressed } from '../api/client.ts';
import { Tabs } from '../design/tabs.tsx';
import { ProofLegend } from '../proof/proof-legend.tsx';
import { ApiPage } from '../show-page/api-page.tsx';
import { WORDS } from '../words.ts';
import { AskWitness } from './ask-witness.tsx';
import { Preview } from './preview.tsx';
import { SaveTrust } from './save-trust.tsx';
import { SettleClock } from './settle-clock.tsx';

const { ledger: words } = WORDS;

const PATHS: Readonly<Record<string, Addressed>> = {
  history: showHistory,
  head: ledgerHead,
  verify: verifyLedger,
  keys: listWitnesses,
  trust: trustDocument,
  disclosure: listDisclosures,
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
  const of = PATHS[shown];
  const order = shown === 'history' ? records : {};
  return (
    <>
      <Tabs label={words.title} to="/ledger" views={VIEWS} shown={shown} />
      {shown === 'history' || shown === 'head' ? <ProofLegend /> : null}
      {shown === 'preview' ? <Preview /> : null}
      {shown === 'clock' ? <SettleClock /> : null}
      {of === undefined ? null : (
        <ApiPage key={`${shown} ${records.before}`} of={of} order={order} title={words.title}>
          {shown === 'keys' ? <AskWitness /> : null}
          {shown === 'trust' ? <SaveTrust /> : null}
        </ApiPage>
      )}
    </>
  );
}
