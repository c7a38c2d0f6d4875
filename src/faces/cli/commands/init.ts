import type { Command } from 'commander';
import { initPage } from '../../../pages/blocks/ledger-page.ts';
import { initLedger } from '../../../tasks/proof/init-ledger.ts';
import type { Cli, OutputOptions } from '../cli.ts';
import { perform } from '../perform.ts';

/** Makes the ledger; other verbs refuse a place without one. */
export function register(program: Command, cli: Cli): void {
  program
    .command('init')
    .description('make the ledger of a plant, in REMELT_FOLDER (default ./remelt-data) or DATABASE_URL')
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample:\n  remelt init')
    .action(({ json }: OutputOptions) =>
      perform(cli, initLedger, { order: {}, json, page: initPage, makesLedger: true }),
    );
}
