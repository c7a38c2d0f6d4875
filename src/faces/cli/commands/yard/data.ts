import type { Command } from 'commander';
import { dataCheckPage } from '../../../../pages/blocks/yard/data-check-page.ts';
import type { Cli } from '../../cli.ts';
import { showPage } from '../../show-page.ts';

/** The facts: how many, how far each may be trusted. */
export function register(program: Command, cli: Cli): void {
  const data = program.command('data').description('the facts that results rest on');
  data
    .command('check')
    .description('load every data file and count its records by confidence; exit 1 when a check fails')
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample:\n  remelt data check')
    .action((options: { json?: boolean }) =>
      cli.run(options, async () => {
        const checked = await cli.compute.checkData();
        return {
          document: checked,
          text: await showPage(dataCheckPage(checked)),
          exit: checked.problems.length === 0 ? 0 : 1,
        };
      }),
    );
}
