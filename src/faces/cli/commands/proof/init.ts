import type { Command } from 'commander';
import { InputError } from '../../../../foundation/errors.ts';
import { initPage } from '../../../../pages/blocks/proof/ledger-page.ts';
import { contract } from '../../../../tasks/proof/init-ledger/contract.ts';
import { initLedger } from '../../../../tasks/proof/init-ledger/init-ledger.ts';
import type { Cli, OutputOptions } from '../../cli.ts';
import { newToken } from '../../kept/logins.ts';
import { perform } from '../../perform.ts';
import { takeFields } from '../../verb.ts';

interface InitOptions extends OutputOptions {
  readonly person: readonly string[];
}

/** Makes the ledger; other verbs refuse a place without one. */
export function register(program: Command, cli: Cli): void {
  const command = program
    .command('init')
    .description('make the ledger of a plant, in REMELT_FOLDER (default ./remelt-data) or DATABASE_URL')
    .option(
      '--person <id:name:roles>',
      'one of the first persons, roles with commas; give two or more for a real plant; their tokens are shown once',
      (one: string, others: readonly string[]) => [...others, one],
      [],
    );
  const fields = takeFields(command, contract.order);
  command
    .option('--json', 'one JSON document')
    .addHelpText(
      'after',
      '\nExamples:\n  remelt init\n  remelt init --plant works --name "Alloy Works" --person "anna:Anna Berg:quality,receiver" --person "bert:Bert Lind:certifier"',
    )
    .action(({ json, person, ...typed }: InitOptions) => {
      const persons = person.map((text) => ({ ...firstPerson(text), token: newToken() }));
      return perform(cli, initLedger, {
        words: { ...fields.words, persons: '--person', roles: '--person' },
        order: { ...fields.orderOf(typed, cli), persons: persons.length > 0 ? persons : undefined },
        json,
        page: initPage,
        makesLedger: true,
        written: () =>
          persons.length === 0 ? [] : [...persons.map(({ id, token }) => tokenLine(id, token)), OWN_TOKEN],
        document: (answer) => ({
          ...answer,
          ...(persons.length > 0 ? { tokens: persons.map(({ id, token }) => ({ id, token })) } : {}),
        }),
      });
    });
}

/** What comes next for each person: a token that others were shown signs nothing that takes other hands (W8). */
const OWN_TOKEN =
  'Next, each person makes a token that nobody else has seen; this one clears and releases nothing:\n  REMELT_TOKEN=TOKEN remelt persons token';

/** What a person is told of a new token, once. */
export const tokenLine = (id: string, token: string): string => `Token of ${id}, shown only here: ${token}`;

function firstPerson(text: string) {
  const [id = '', name = '', roles = '', ...more] = text.split(':');
  if (id && name && roles && more.length === 0) return { id, name, roles: roles.split(',') };
  throw new InputError(`"${text}" does not name a person`, {
    path: '--person',
    value: text,
    allowed: 'ID:NAME:ROLES, such as "anna:Anna Berg:quality,receiver"',
  });
}
