import { hostname, userInfo } from 'node:os';
import type { Command } from 'commander';
import { personsPage } from '../../../pages/blocks/persons-page.ts';
import { proposePerson } from '../../../tasks/persons/propose-person/propose-person.ts';
import { provePerson } from '../../../tasks/persons/prove-person/prove-person.ts';
import type { Cli, OutputOptions } from '../cli.ts';
import { newToken } from '../kept/logins.ts';
import { byOption, perform } from '../perform.ts';
import { takeFields } from '../verb.ts';
import { tokenLine } from './proof/init.ts';

interface ByOptions extends OutputOptions {
  readonly by?: string | undefined;
}

type Act = (name: string, description: string) => Command;

/** Persons of the plant: what makes a token and shows it once, or is of this account, is written by hand. */
export function register(program: Command, cli: Cli): void {
  const persons = program
    .command('persons')
    .description('list, propose, confirm and end the persons of the plant; what proves them');
  const act: Act = (name, description) =>
    persons.command(name).description(description).option('--json', 'one JSON document');

  registerPropose(act, cli);
  act('end', 'propose that a person acts no more; another person confirms it')
    .argument('<person>')
    .option(...byOption(proposePerson, 'who proposes it'))
    .addHelpText('after', '\nExample:\n  remelt persons end carl')
    .action((person: string, { by, json }: ByOptions) =>
      proposed(cli, { person, ended: true }, { withToken: false, by, json }),
    );

  act('token', 'make a new token: your own at once, of another person when a third has confirmed it')
    .argument('[person]', 'default: who is logged in')
    .option(...byOption(proposePerson, 'who proposes it'))
    .addHelpText('after', '\nExamples:\n  remelt persons token\n  remelt persons token carl')
    .action((person: string | undefined, { by, json }: ByOptions) => {
      if (person !== undefined) return proposed(cli, { person }, { withToken: true, by, json });
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

function registerPropose(act: Act, cli: Cli): void {
  const propose = act('propose', 'propose a new person, or a change of one; another person confirms it');
  const fields = takeFields(propose, proposePerson.order);
  propose
    .option('--token', 'make a token that proves them; it is shown once')
    .option(...byOption(proposePerson, 'who proposes it'))
    .addHelpText(
      'after',
      '\nExample:\n  remelt persons propose carl --name "Carl Holm" --roles melter --token',
    )
    .action((...given: unknown[]) => {
      const { token = false, by, json, ...typed } = fields.named<ByOptions & { token?: boolean }>(given);
      const { person = '', ...order } = fields.orderOf(typed, cli) as { readonly person?: string };
      return proposed(cli, { person, ...order }, { withToken: token, by, json });
    });
}

function proposed(
  cli: Cli,
  order: { readonly person: string } & Readonly<Record<string, unknown>>,
  { withToken, by, json }: ByOptions & { readonly withToken: boolean },
): Promise<void> {
  const token = withToken ? newToken() : undefined;
  return perform(cli, proposePerson, {
    order: { ...order, token },
    words: { validUntil: '--until' },
    by,
    json,
    page: personsPage,
    written: () => (token === undefined ? [] : [tokenLine(order.person, token)]),
    document: (answer) => ({ ...answer, ...(token === undefined ? {} : { token }) }),
  });
}

/** The account of the operating system that this process runs under. */
function ownAccount(): object {
  const { username: user, uid } = userInfo();
  return { user, machine: hostname(), ...(uid < 0 ? {} : { uid: String(uid) }) };
}
