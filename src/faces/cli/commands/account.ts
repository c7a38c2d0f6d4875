import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Command } from 'commander';
import type { Accounts } from '../../../documents/session.ts';
import { ForbiddenError, InputError } from '../../../foundation/errors.ts';
import { counted } from '../../../foundation/quantity/format.ts';
import { type Office, openOffice } from '../../../office/open-office.ts';
import { accountsPage } from '../../../pages/blocks/accounts-page.ts';
import { proposePerson } from '../../../tasks/persons/propose-person/propose-person.ts';
import { provePerson } from '../../../tasks/persons/prove-person/prove-person.ts';
import { runTask } from '../../../tasks/task.ts';
import { type AccountDesk, accountDesk } from '../../server/identity/account-desk.ts';
import { refuseDemonstration } from '../../server/identity/accounts.ts';
import { askAccounts } from '../../server/wire/remote-store.ts';
import { isOwnSocket, socketPath } from '../../server/wire/socket-place.ts';
import type { Answer, Cli, OutputOptions } from '../cli.ts';
import { newToken } from '../kept/logins.ts';
import { showAnswer } from '../show-page.ts';
import { positiveIfGiven } from '../typed/numbers.ts';
import { runningVerb } from '../typed/options-of-verb.ts';
import { thisVersion } from '../version.ts';

interface InviteOptions extends OutputOptions {
  readonly address?: string;
}
interface TokenOptions extends OutputOptions {
  readonly name: string;
  readonly days?: string;
}

/** What persons sign in to the server with. */
export function register(program: Command, cli: Cli): void {
  const account = program
    .command('account')
    .description('invite persons to the server, list and end accounts, make tokens for programs');
  const act = (name: string, description: string): Command =>
    account.command(name).description(description).option('--json', 'one JSON document');

  act('invite', 'make the link with which a person makes their password')
    .argument(
      '[person]',
      'default: who is logged in; the link of another holds once a third has confirmed it',
    )
    .option(
      '--address <url>',
      'address of the server, as the person reaches it; default that of the server that runs here, else http://127.0.0.1:4477',
    )
    .addHelpText('after', '\nExample:\n  remelt account invite carl --address https://plant.example:4477')
    .action((person: string | undefined, options: InviteOptions) =>
      cli.run(options, () => invited(person, options, cli)),
    );

  act('list', 'list who can sign in to the server, shared devices, and who tried')
    .addHelpText('after', '\nExample:\n  remelt account list')
    .action((options: OutputOptions) =>
      cli.run(options, async () => {
        const document = (await asked(cli, 'list', [50])) as Accounts;
        return { document, text: await showAnswer(cli, accountsPage(document)) };
      }),
    );

  act('end', 'end an account with its sessions and tokens: your own, or one that you look after')
    .argument('<person>')
    .addHelpText('after', '\nExample:\n  remelt account end carl')
    .action((person: string, options: OutputOptions) =>
      cli.run(options, async () => {
        const document = (await asked(cli, 'end', [person])) as Awaited<ReturnType<AccountDesk['end']>>;
        const { sessions, tokens } = document;
        return {
          document,
          text: `The account of ${person} has ended, with ${counted(sessions, 'session')} and ${counted(tokens, 'token')} of programs.`,
        };
      }),
    );

  act('token', 'make a token for a program of yours, which reads and books and signs nothing')
    .requiredOption('--name <words>', 'what the program is')
    .option('--days <n>', 'days that it holds; default 90, at most 365')
    .addHelpText('after', '\nExample:\n  remelt account token --name "scale of hall 2"')
    .action((options: TokenOptions) => cli.run(options, () => programToken(options, cli)));
}

async function invited(
  person: string | undefined,
  { address: typed }: InviteOptions,
  cli: Cli,
): Promise<Answer> {
  const address = typed ?? (await addressHere(cli)) ?? 'http://127.0.0.1:4477';
  if (!URL.canParse(address) || !/^https?:$/.test(new URL(address).protocol))
    throw new InputError(`"${address.slice(0, 100)}" is no address of a server`, {
      path: '--address',
      value: address.slice(0, 100),
      allowed: 'http:// or https://, a host, and a port',
    });
  const context = await cli.context({});
  await refuseDemonstration({ open: () => Promise.resolve(context) });
  const { signedIn } = await context.store.roster();
  // a token that was refused here makes no link: it would let nobody in
  if (signedIn === undefined)
    throw new ForbiddenError('nobody is signed in', {
      path: 'token',
      allowed: 'a person proved by a token or an account',
      cure: 'remelt login',
    });
  const isSelf = person === undefined || person === signedIn;
  const token = (isSelf ? cli.logins.token() : undefined) ?? newToken();
  if (!isSelf) await runTask(proposePerson, { person, token }, context);
  else if (token !== cli.logins.token()) await runTask(provePerson, { token }, context);
  const invitee = person ?? signedIn;
  const link = `${new URL('/enrol', address).href}#${token}/${encodeURIComponent(invitee)}`;
  return {
    document: { format: 'remelt-invitation/1', person: invitee, link, confirmed: isSelf },
    text: [
      `Link of ${invitee}, shown only here and good for one use: ${link}`,
      isSelf
        ? 'Open it in a browser and make your password.'
        : `It holds once another person has confirmed it: remelt persons confirm ${person}`,
    ].join('\n'),
  };
}

/** Longest life of a token of a program [day]. */
const MOST_DAYS = 365;

async function programToken({ name, days }: TokenOptions, cli: Cli): Promise<Answer> {
  const wanted = positiveIfGiven(days, '--days') ?? 90;
  if (wanted > MOST_DAYS || !Number.isInteger(wanted) || name.length > 100)
    throw new InputError('no such token is made', {
      path: name.length > 100 ? '--name' : '--days',
      value: name.length > 100 ? name.length : wanted,
      allowed: `1 to ${MOST_DAYS} whole days, a name of at most 100 characters`,
    });
  const document = (await asked(cli, 'token', [{ name, days: wanted }])) as Awaited<
    ReturnType<AccountDesk['token']>
  >;
  return {
    document,
    text: `Token for ${name}, shown only here, until ${document.endsAt.slice(0, 10)}: ${document.token}`,
  };
}

/** What the server that holds the folder answers about accounts; null where none runs. */
async function askedServer(cli: Cli, method: keyof AccountDesk, args: readonly unknown[]) {
  const path = socketPath(cli.ledgerFolder);
  if (cli.databaseUrl || !isOwnSocket(path)) return null;
  const caller = {
    ...{ version: thisVersion().version, token: cli.logins.token() },
    ...{ verb: runningVerb(cli), onNote: cli.note },
  };
  return askAccounts(path, caller, { method, args });
}

/** Where browsers reach the server that holds the folder; null where none runs. */
const addressHere = async (cli: Cli): Promise<string | null> =>
  ((await askedServer(cli, 'address', []))?.answer as string | null | undefined) ?? null;

/** What the accounts answer: those of the server that holds the folder, else those of its office, opened here. */
async function asked(cli: Cli, method: keyof AccountDesk, args: readonly unknown[]): Promise<unknown> {
  const told = await askedServer(cli, method, args);
  if (told) return told.answer;
  const context = await cli.context({});
  // who has opened the ledger holds its folder, and that of the office with it
  await context.store.head();
  let opening: Promise<Office> | undefined;
  const desk = accountDesk({
    open: async () => context,
    office: () => {
      opening ??= openOffice(
        cli.databaseUrl ? { databaseUrl: cli.databaseUrl } : { folder: join(cli.ledgerFolder, 'office') },
      );
      return opening;
    },
    clock: cli.clock,
    newId: randomUUID,
  });
  try {
    const ask = desk[method] as (own: typeof context.store, ...rest: readonly unknown[]) => Promise<unknown>;
    return await ask(context.store, ...args);
  } finally {
    await (await opening)?.close();
  }
}
