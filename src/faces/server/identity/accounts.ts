import type { z } from 'zod';
import type { TaskContext } from '../../../desk/context.ts';
import { type Accounts, type apiTokenDocument, PROGRAM_TOKEN } from '../../../documents/session.ts';
import { cureBy, ForbiddenError, NotFoundError } from '../../../foundation/errors.ts';
import { hashOfText } from '../../../foundation/quantity/canonical.ts';
import { MS_PER_DAY } from '../../../foundation/quantity/days.ts';
import type { Office } from '../../../office/open-office.ts';
import type { Plant } from '../plant.ts';
import { newSecret } from './session.ts';

type SignIn = Awaited<ReturnType<Office['signIns']['latest']>>[number];

/** What accounts are looked up in and changed: a server has it, and so has a command where no server runs. */
export type AccountsOf = Pick<Plant, 'office' | 'clock' | 'newId'> & {
  readonly open: () => Promise<Pick<TaskContext, 'store'>>;
};

/** Every person of the ledger with the state of their account, then accounts of persons who have ended, devices and tries. */
export async function accountsOf(plant: AccountsOf, tries: number): Promise<Accounts> {
  const { accounts, signIns } = await plant.office();
  const { persons } = await (await plant.open()).store.roster();
  const made = new Map((await accounts.accounts()).map((account) => [account.person, account]));
  const ids = [...new Set([...persons.map(({ id }) => id), ...made.keys()])];
  return {
    format: 'remelt-accounts/1',
    accounts: ids.map((id) => {
      const [person, account] = [persons.find((one) => one.id === id), made.get(id)];
      return {
        person: id,
        name: person?.name ?? id,
        state: !account
          ? 'none'
          : !person
            ? 'ended'
            : account.proof === person.tokenSha256
              ? 'works'
              : 'replaced',
        hasPin: account?.pin != null,
        changedAt: account?.changedAt ?? null,
      };
    }),
    devices: (await accounts.devices(plant.clock().toISOString())).map(
      ({ secretHash: _, ...device }) => device,
    ),
    signIns: (await signIns.latest(tries)).map(shownTry),
  };
}

/** One try as a list shows it. */
export const shownTry = ({
  at,
  person,
  from,
  outcome,
  words = null,
}: SignIn): Accounts['signIns'][number] => ({
  at,
  person,
  from,
  outcome,
  words,
});

/** Ends the account of a person with its sessions and tokens. Throws NotFoundError where there was nothing to end. */
export async function endAccount(person: string, { office }: Pick<Plant, 'office'>) {
  const { was, ...ended } = await (await office()).accounts.end(person);
  if (was || ended.sessions + ended.tokens > 0)
    return { format: 'remelt-account-ended/1' as const, person, ...ended };
  throw new NotFoundError(`${person.slice(0, 100)} has no account`, {
    path: 'person',
    value: person.slice(0, 100),
    ...cureBy('see who has one', 'terminal/accounts'),
  });
}

/** A token for a program of a person, shown once. It ends with the token of the ledger that the person has now. */
export async function newApiToken(
  wanted: { readonly person: string; readonly proof: string; readonly name: string; readonly days: number },
  { office, clock, newId }: Pick<Plant, 'office' | 'clock' | 'newId'>,
): Promise<z.infer<typeof apiTokenDocument>> {
  const { person, proof, name, days } = wanted;
  const [id, token, at] = [newId(), `${PROGRAM_TOKEN}${newSecret()}`, clock()];
  const endsAt = new Date(at.getTime() + days * MS_PER_DAY).toISOString();
  const { accounts } = await office();
  await accounts.addToken({
    id,
    hash: hashOfText(token),
    person,
    proof,
    name,
    madeAt: at.toISOString(),
    endsAt,
  });
  return { format: 'remelt-api-token/1', id, token, endsAt };
}

/** Throws ForbiddenError in a demonstration, whose invented persons sign in by name. */
export async function refuseDemonstration({ open }: Pick<AccountsOf, 'open'>): Promise<void> {
  const { demonstration } = await (await open()).store.roster();
  if (demonstration)
    throw new ForbiddenError('the persons of a demonstration have no accounts', {
      allowed: 'the ledger of a real plant',
      ...cureBy('begin the ledger of a real plant', 'proof/init-ledger'),
    });
}
