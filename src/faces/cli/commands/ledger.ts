import type { Command } from 'commander';
import { rebuildPage, verifyPage } from '../../../pages/blocks/ledger-page.ts';
import { rebuildLedger } from '../../../tasks/proof/rebuild-ledger.ts';
import { verifyLedger } from '../../../tasks/proof/verify-ledger.ts';
import type { Cli, OutputOptions } from '../cli.ts';
import { perform } from '../perform.ts';

/** The ledger itself: is it whole, and do the balances follow from it? */
export function register(program: Command, cli: Cli): void {
  const ledger = program.command('ledger').description('check the ledger: verify, rebuild');
  ledger
    .command('verify')
    .description('recompute every hash, link and balance; exit 1 when one of them is wrong')
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample:\n  remelt ledger verify')
    .action(({ json }: OutputOptions) =>
      perform(cli, verifyLedger, {
        order: {},
        json,
        page: verifyPage,
        exit: ({ ok }) => (ok ? 0 : 1),
      }),
    );
  ledger
    .command('rebuild')
    .description(
      'compute the derived balances again from the records; exit 1 when they differ from the stored ones',
    )
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample:\n  remelt ledger rebuild')
    .action(({ json }: OutputOptions) =>
      perform(cli, rebuildLedger, {
        order: {},
        json,
        page: rebuildPage,
        exit: ({ equal }) => (equal ? 0 : 1),
      }),
    );
}
