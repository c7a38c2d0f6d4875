import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Accounts } from '../../src/documents/session.ts';
import { useSession } from '../api/session.ts';
import { Button } from '../design/button.tsx';
import { DataTable } from '../design/data-table.tsx';
import { Head } from '../design/head.tsx';
import { moment } from '../design/locale.ts';
import { Question } from '../design/question.tsx';
import { Refused, Waiting } from '../design/states.tsx';
import { Verdict } from '../design/verdict.tsx';
import { WORDS } from '../words.ts';
import { Devices } from './devices.tsx';
import { accountsQuery } from './queries.ts';
import { SignIns } from './sign-ins.tsx';
import { useSending } from './use-sending.ts';
import './people.css';

const { people: words } = WORDS;

/** Who can sign in to this server and with what, on which shared devices, and who tried. */
export function Access() {
  const { demonstration } = useSession();
  const { data, error, refetch } = useQuery(accountsQuery);
  return (
    <>
      <Head title={words.access} sub={words.accessSub} />
      {error ? <Refused error={error} onAgain={() => void refetch()} /> : null}
      {data || error ? null : <Waiting />}
      {demonstration ? <p className="notice">{words.noAccounts}</p> : null}
      {data && !demonstration ? (
        <>
          <AccountList accounts={data.accounts} />
          <Devices devices={data.devices} />
        </>
      ) : null}
      {data ? <SignIns tries={data.signIns} /> : null}
    </>
  );
}

type Account = Accounts['accounts'][number];

function AccountList({ accounts }: Pick<Accounts, 'accounts'>) {
  const [ended, setEnded] = useState<Account | null>(null);
  return (
    <section className="card stack">
      <h2 className="part">{words.accounts}</h2>
      <DataTable
        label={words.accounts}
        columns={[words.person, words.state, words.pinColumn, words.changed, words.act]}
        rows={accounts.map((account) => ({
          key: account.person,
          cells: [
            <span key="name">
              {account.name} <span className="dim">{account.person}</span>
            </span>,
            <Verdict
              key="state"
              word={words.states[account.state]}
              tone={account.state === 'works' ? 'good' : account.state === 'none' ? undefined : 'hold'}
            />,
            account.hasPin ? words.yes : '',
            account.changedAt ? moment(account.changedAt) : '',
            account.state === 'none' ? undefined : (
              <Button key="end" quiet onPress={() => setEnded(account)}>
                {words.end} <span className="hidden">{account.person}</span>
              </Button>
            ),
          ],
        }))}
      />
      {ended ? <EndAccount account={ended} onClose={() => setEnded(null)} /> : null}
    </section>
  );
}

interface EndProps {
  readonly account: Account;
  readonly onClose: () => void;
}

function EndAccount({ account: { person, name }, onClose }: EndProps) {
  const sending = useSending();
  return (
    <Question
      title={words.endAccountTitle(name)}
      onClose={onClose}
      go={words.endAccount}
      onGo={() =>
        sending.mutate(
          { path: `/api/accounts/${encodeURIComponent(person)}`, method: 'DELETE' },
          { onSuccess: onClose },
        )
      }
      sending={sending}
    >
      <p>{words.endAccountHelp}</p>
    </Question>
  );
}
