import type { Command } from 'commander';
import { rebuildLedger } from '../../../tasks/proof/rebuild-ledger.ts';
import { verifyLedger } from '../../../tasks/proof/verify-ledger.ts';
import type { Cli, OutputOptions } from '../cli.ts';
import { perform } from '../perform.ts';

/** The ledger itself: is it whole, and do the balances follow from it? */
export function register(program: Command, cli: Cli): void {
  const ledger = program.command('ledger').description('check the ledger: verify, rebuild');
  ledger
    .command('verify')
    .description('recompute every hash, link and balance; exit 1 when something does not hold')
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample:\n  remelt ledger verify')
    .action(({ json }: OutputOptions) =>
      perform(cli, verifyLedger, {
        order: {},
        json,
        text: ({ records, head, ok, problems }) =>
          [
            `${records} records, root ${head.root}: ${ok ? 'whole' : 'NOT whole'}`,
            ...problems.map(
              ({ what, seq, words }) => `  ${what}${seq === null ? '' : ` at record ${seq}`}: ${words}`,
            ),
          ].join('\n'),
        exit: ({ ok }) => (ok ? 0 : 1),
      }),
    );
  ledger
    .command('rebuild')
    .description(
      'throw the derived balances away and make them anew from the records; exit 1 when they differ',
    )
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample:\n  remelt ledger rebuild')
    .action(({ json }: OutputOptions) =>
      perform(cli, rebuildLedger, {
        order: {},
        json,
        text: ({ records, equal, differences }) =>
          [
            `rebuilt from ${records} records: ${equal ? 'equal to before' : 'DIFFERENT from before'}`,
            ...differences.map(({ words }) => `  ${words}`),
          ].join('\n'),
        exit: ({ equal }) => (equal ? 0 : 1),
      }),
    );
}
