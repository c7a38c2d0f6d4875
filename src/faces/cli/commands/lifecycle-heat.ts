import type { Command } from 'commander';
import { footprintPage } from '../../../pages/blocks/footprint-page.ts';
import { reportFootprint } from '../../../tasks/heats/report-footprint.ts';
import type { Cli, OutputOptions } from '../cli.ts';
import { perform } from '../perform.ts';
import { HTML_OPTION } from '../show-page.ts';

interface HeatOptions extends OutputOptions {
  readonly html?: string;
}

/** `remelt lifecycle heat`: the footprint of a heat of the ledger. */
export function heatVerb(lifecycle: Command, cli: Cli): void {
  lifecycle
    .command('heat')
    .description('footprint of a heat of the ledger: what of it is measured, modelled and assumed')
    .argument('<heat>', 'number of a heat')
    .option(...HTML_OPTION)
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample:\n  remelt lifecycle heat H26-001 --html footprint.html')
    .action((heat: string, _options: unknown, command: Command) => {
      // `lifecycle` has `--json` and `--html` of its own, which are read there.
      const { json, html } = command.optsWithGlobals<HeatOptions>();
      return perform(cli, reportFootprint, { order: { heat }, json, html, page: footprintPage });
    });
}
