import type { Command } from 'commander';
import type { Cli, OutputOptions } from '../cli.ts';

/** Forgets the token of the ledger here. */
export function register(program: Command, cli: Cli): void {
  program
    .command('logout')
    .description('log out of the ledger here: the token that was kept is removed')
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample:\n  remelt logout')
    .action(({ json }: OutputOptions) =>
      cli.run({ json }, () => {
        const was = cli.logins.forget();
        return {
          document: { format: 'remelt-logout/1', was },
          text: was ? 'Logged out.' : 'Nobody was logged in.',
        };
      }),
    );
}
