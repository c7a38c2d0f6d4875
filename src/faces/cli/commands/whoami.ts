import type { Command } from 'commander';
import type { Cli, OutputOptions } from '../cli.ts';

/** Who the ledger here takes this user for. */
export function register(program: Command, cli: Cli): void {
  program
    .command('whoami')
    .description('say who is logged in to the ledger here')
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample:\n  remelt whoami')
    .action(({ json }: OutputOptions) =>
      cli.run({ json }, async () => {
        const { store } = await cli.context({});
        const { plant, demonstration, persons, signedIn } = await store.roster();
        const person = persons.find(({ id }) => id === signedIn);
        return {
          document: {
            format: 'remelt-whoami/1',
            plant: plant?.id ?? null,
            demonstration,
            person: signedIn ?? null,
          },
          text: person
            ? `${person.id}, ${person.name}: ${person.roles.join(', ')}`
            : demonstration
              ? 'Nobody: in a demonstration --by names one of its invented persons.'
              : 'Nobody. Log in with your token: remelt login',
          exit: person || demonstration ? 0 : 3,
        };
      }),
    );
}
