import type { Command } from 'commander';
import { rebuildLedger, verifyLedger } from '../../../tasks/proof/check-ledger.ts';
import type { Cli } from '../cli.ts';

/** The ledger itself: is it whole, and do the balances follow from it? */
export function register(program: Command, cli: Cli): void {
  const ledger = program.command('ledger').description('check the ledger: verify, rebuild');
  ledger
    .command('verify')
    .description('recompute every hash, link and balance; exit 1 when something does not hold')
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample:\n  remelt ledger verify')
    .action((options: { json?: boolean }) =>
      cli.run(options, async () => {
        const verified = await verifyLedger(await cli.context());
        const problems = verified.problems.map(
          (problem) =>
            `  ${problem.what}${problem.seq === null ? '' : ` at record ${problem.seq}`}: ${problem.words}`,
        );
        return {
          document: { format: 'remelt-ledger-verify/1', ...verified },
          text: [
            `${verified.records} records, root ${verified.head.root}: ${verified.ok ? 'whole' : 'NOT whole'}`,
            ...problems,
          ].join('\n'),
          exit: verified.ok ? 0 : 1,
        };
      }),
    );
  ledger
    .command('rebuild')
    .description(
      'throw the derived balances away and make them anew from the records; exit 1 when they differ',
    )
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample:\n  remelt ledger rebuild')
    .action((options: { json?: boolean }) =>
      cli.run(options, async () => {
        const rebuilt = await rebuildLedger(await cli.context());
        const differences = rebuilt.differences.map((problem) => `  ${problem.words}`);
        return {
          document: { format: 'remelt-ledger-rebuild/1', ...rebuilt },
          text: [
            `rebuilt from ${rebuilt.records} records: ${rebuilt.equal ? 'equal to before' : 'DIFFERENT from before'}`,
            ...differences,
          ].join('\n'),
          exit: rebuilt.equal ? 0 : 1,
        };
      }),
    );
}
