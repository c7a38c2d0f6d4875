import { hostname, userInfo } from 'node:os';
import type { Command } from 'commander';
import { personsPage } from '../../../pages/blocks/persons-page.ts';
import { confirmPerson } from '../../../tasks/persons/confirm-person.ts';
import { listPersons } from '../../../tasks/persons/list-persons.ts';
import { proposePerson } from '../../../tasks/persons/propose-person.ts';
import { provePerson } from '../../../tasks/persons/prove-person.ts';
import type { Cli, OutputOptions } from '../cli.ts';
import { newToken } from '../logins.ts';
import { byOption, perform } from '../perform.ts';
import { tokenLine } from './init.ts';

interface ByOptions extends OutputOptions {
  readonly by?: string | undefined;
}
interface ProposeOptions extends ByOptions {
  readonly name?: string;
  readonly roles?: string;
  readonly until?: string;
  readonly deputyFor?: string;
  readonly deputyUntil?: string;
  readonly account?: string;
  readonly token?: boolean;
}

/** Who may do what: proposed by one person, confirmed by another, and what proves each. */
export function register(program: Command, cli: Cli): void {
  const persons = program
    .command('persons')
    .description('list, propose, confirm and end the persons of the plant; what proves them');
  const act = (name: string, description: string): Command =>
    persons.command(name).description(description).option('--json', 'one JSON document');

  act('list', 'list the persons, their roles, and what waits to be confirmed')
    .addHelpText('after', '\nExample:\n  remelt persons list')
    .action(({ json }: OutputOptions) => perform(cli, listPersons, { order: {}, json, page: personsPage }));

  act('propose', 'propose a new person, or a change of one; another person confirms it')
    .argument('<person>', 'id of the person')
    .option('--name <words>', 'name, as it stands on papers')
    .option('--roles <roles>', 'roles with commas')
    .option('--until <date>', 'last day of the roles')
    .option('--deputy-for <person>', 'has the roles of that person too')
    .option('--deputy-until <date>', 'and the last day of that')
    .option('--account <user@machine>', 'account of the operating system that proves them')
    .option('--token', 'make a token that proves them; it is shown once')
    .option(...byOption(proposePerson, 'who proposes it'))
    .addHelpText(
      'after',
      '\nExample:\n  remelt persons propose carl --name "Carl Holm" --roles melter --token',
    )
    .action((person: string, options: ProposeOptions) => {
      const { name, roles, until, deputyFor, deputyUntil, account, token, by, json } = options;
      const order = { name, roles: roles?.split(','), validUntil: until, deputyFor, deputyUntil };
      return proposed(cli, person, {
        order: { ...order, account: account === undefined ? undefined : accountOf(account) },
        withToken: token === true,
        by,
        json,
      });
    });

  act('confirm', 'confirm what another person proposed')
    .argument('<person>')
    .option(...byOption(confirmPerson, 'who confirms it'))
    .addHelpText('after', '\nExample:\n  remelt persons confirm carl')
    .action((person: string, { by, json }: ByOptions) =>
      perform(cli, confirmPerson, { order: { person }, by, json, page: personsPage }),
    );

  act('end', 'propose that a person acts no more; another person confirms it')
    .argument('<person>')
    .option(...byOption(proposePerson, 'who proposes it'))
    .addHelpText('after', '\nExample:\n  remelt persons end carl')
    .action((person: string, { by, json }: ByOptions) =>
      proposed(cli, person, { order: { ended: true }, withToken: false, by, json }),
    );

  act('token', 'make a new token: your own at once, of another person when a third has confirmed it')
    .argument('[person]', 'default: who is logged in')
    .option(...byOption(proposePerson, 'who proposes it'))
    .addHelpText('after', '\nExamples:\n  remelt persons token\n  remelt persons token carl')
    .action((person: string | undefined, { by, json }: ByOptions) => {
      if (person !== undefined) return proposed(cli, person, { order: {}, withToken: true, by, json });
      const token = newToken();
      return perform(cli, provePerson, {
        order: { token },
        json,
        page: personsPage,
        written: ({ signedIn }) => [tokenLine(signedIn ?? 'you', token), 'Log in with it: remelt login'],
        document: (answer) => ({ ...answer, token }),
      });
    });

  act('bind', 'let this account of the operating system prove who is logged in')
    .addHelpText('after', '\nExample:\n  remelt persons bind')
    .action(({ json }: OutputOptions) =>
      perform(cli, provePerson, {
        order: { account: ownAccount() },
        json,
        page: personsPage,
      }),
    );
}

interface Proposal extends ByOptions {
  readonly order: object;
  readonly withToken: boolean;
}

function proposed(cli: Cli, person: string, { order, withToken, by, json }: Proposal): Promise<void> {
  const token = withToken ? newToken() : undefined;
  return perform(cli, proposePerson, {
    order: Object.fromEntries(
      Object.entries({ person, ...order, token }).filter(([, value]) => value !== undefined),
    ),
    words: { validUntil: '--until' },
    by,
    json,
    page: personsPage,
    written: () => (token === undefined ? [] : [tokenLine(person, token)]),
    document: (answer) => ({ ...answer, ...(token === undefined ? {} : { token }) }),
  });
}

/** The account of the operating system that this process runs under. */
function ownAccount(): object {
  const { username: user, uid } = userInfo();
  return { user, machine: hostname(), ...(uid < 0 ? {} : { uid: String(uid) }) };
}

const accountOf = (text: string): { readonly user: string; readonly machine: string } => {
  const [user = '', ...machine] = text.split('@');
  return { user, machine: machine.join('@') };
};
