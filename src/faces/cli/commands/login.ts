import type { Command } from 'commander';
import { ForbiddenError, InputError } from '../../../foundation/errors.ts';
import type { Cli, OutputOptions } from '../cli.ts';

/** Proves a person to the ledger here, for the commands that follow. */
export function register(program: Command, cli: Cli): void {
  program
    .command('login')
    .description('log in to the ledger here with a personal token, from REMELT_TOKEN or standard input')
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample:\n  remelt login')
    .action(({ json }: OutputOptions) => cli.run({ json }, () => login(cli)));
}

async function login(cli: Cli) {
  const token = cli.logins.given() ?? pasted(cli);
  const { store } = await cli.context({ token });
  const { plant, demonstration, persons, signedIn } = await store.roster();
  if (!plant || demonstration)
    throw new ForbiddenError('a demonstration has nobody to log in', {
      allowed: 'the ledger of a real plant',
      cure: 'name one of its persons with --by',
    });
  if (signedIn === undefined)
    throw new ForbiddenError('this token belongs to no person of this ledger', {
      path: 'token',
      allowed: 'your own token, whole',
      cure: 'let two others give you a new one: remelt persons token ID',
    });
  const file = cli.logins.keep(token);
  if (persons.find(({ id }) => id === signedIn)?.handedOut)
    cli.note(
      'who made this token has seen it, so it releases and confirms nothing: make your own, remelt persons token',
    );
  return {
    document: { format: 'remelt-login/1', plant: plant.id, person: signedIn, file },
    text: `Logged in to ${plant.name} as ${signedIn}; kept in ${file}`,
  };
}

function pasted(cli: Cli): string {
  cli.note('paste your token, then press Enter and Ctrl-D');
  const token = cli.readBytes('-').toString('utf8').trim();
  if (token) return token;
  throw new InputError('there is no token', {
    path: 'token',
    cure: 'set REMELT_TOKEN, or write the token to standard input',
  });
}
