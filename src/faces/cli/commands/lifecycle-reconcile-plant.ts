import type { Command } from 'commander';
import { plantReconciliationPage } from '../../../pages/blocks/plant-reconciliation-page.ts';
import { reconcilePlant } from '../../../tasks/heats/reconcile-plant.ts';
import type { Cli, OutputOptions } from '../cli.ts';
import { requireDays } from '../missing-argument.ts';
import { perform } from '../perform.ts';
import { ALL_OPTION, HTML_OPTION } from '../show-page.ts';

interface ReconcileOptions extends OutputOptions {
  readonly from?: string;
  readonly to?: string;
  readonly html?: string;
}

/** `remelt lifecycle reconcile-plant`: booked weights and analyses against the balances of the heats. */
export function reconcilePlantVerb(lifecycle: Command, cli: Cli): void {
  lifecycle
    .command('reconcile-plant')
    .description(
      'weights and analyses of the plant between two days against its balances; which measurement is suspect',
    )
    .option('--from <day>', 'first day, such as 2026-01-01')
    .option('--to <day>', 'last day')
    .option(...HTML_OPTION)
    .option(...ALL_OPTION)
    .option('--json', 'one JSON document')
    .addHelpText(
      'after',
      '\nExample:\n  remelt lifecycle reconcile-plant --from 2026-10-01 --to 2026-10-31 --html october.html',
    )
    .action((_options: unknown, command: Command) => {
      // `lifecycle` has `--json` and `--html` of its own, which are read there.
      const { from, to, json, html, all } = command.optsWithGlobals<ReconcileOptions>();
      requireDays({ from, to });
      return perform(cli, reconcilePlant, {
        order: { from, to },
        ...{ json, html, all, page: plantReconciliationPage },
      });
    });
}
