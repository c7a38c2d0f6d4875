import type { Page } from '../../documents/page.ts';
import type { Accounts } from '../../documents/session.ts';
import { utcMinute, utcSecond } from '../../foundation/quantity/format.ts';
import { list, shortPage, tableOf, tableUnlessEmpty } from './parts.ts';

const STATES: Readonly<Record<Accounts['accounts'][number]['state'], string>> = {
  works: 'password',
  replaced: 'token was replaced: make the password anew',
  ended: 'person has ended',
  none: 'none yet',
};

/** Who can sign in to the server, on which shared devices, and who tried last. */
export const accountsPage = ({ accounts, devices, signIns }: Accounts): Page =>
  shortPage('Accounts of the server', [
    tableOf(accounts, [
      ['person', ({ person }) => person],
      ['name', ({ name }) => name],
      ['account', ({ state }) => STATES[state]],
      ['PIN', ({ hasPin }) => (hasPin ? 'yes' : '-')],
      ['changed', ({ changedAt }) => (changedAt === null ? '-' : utcMinute(changedAt))],
    ]),
    ...list(
      devices.map(
        ({ name, by, endsAt }) => `shared device ${name}, made by ${by}, until ${endsAt.slice(0, 10)}`,
      ),
    ),
    ...tableUnlessEmpty(signIns, [
      ['at (UTC)', ({ at }) => utcSecond(at)],
      ['person', ({ person }) => person ?? 'unknown'],
      ['from', ({ from }) => from],
      ['outcome', ({ outcome }) => outcome],
      ['what', ({ words }) => words ?? '-'],
    ]),
  ]);
