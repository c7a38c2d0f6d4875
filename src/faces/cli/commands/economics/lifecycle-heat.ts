import type { Command } from 'commander';
import { footprintPage, footprintRecordPage } from '../../../../pages/blocks/economics/footprint-page.ts';
import { recordFootprint } from '../../../../tasks/heats/record-footprint/record-footprint.ts';
import { reportFootprint } from '../../../../tasks/heats/report-footprint/report-footprint.ts';
import type { Cli, OutputOptions } from '../../cli.ts';
import { performConfirmed } from '../../confirmed.ts';
import { byOption, perform } from '../../perform.ts';
import { HTML_OPTION } from '../../show-page.ts';

interface HeatOptions extends OutputOptions {
  readonly html?: string;
  readonly record?: boolean;
  readonly by?: string;
  readonly yes?: boolean;
}

/** `remelt lifecycle heat`: the footprint of a heat of the ledger, and its booking. */
export function heatVerb(lifecycle: Command, cli: Cli): void {
  lifecycle
    .command('heat')
    .description('footprint of a heat of the ledger: what of it is measured, modelled and assumed')
    .argument('<heat>', 'number of a heat')
    .option('--record', 'book it, part by part, so that bundles prove it; asks first')
    .option(...byOption(recordFootprint, 'with --record: who books it'))
    .option('--yes', 'with --record: without asking')
    .option(...HTML_OPTION)
    .option('--json', 'one JSON document')
    .addHelpText(
      'after',
      '\nExamples:\n  remelt lifecycle heat H26-001 --html footprint.html\n  remelt lifecycle heat H26-001 --record --by p-qual',
    )
    .action((heat: string, _options: unknown, command: Command) => {
      // `lifecycle` has `--json` and `--html` of its own, which are read there.
      const { json, html, record, by, yes } = command.optsWithGlobals<HeatOptions>();
      if (!record) return perform(cli, reportFootprint, { order: { heat }, json, html, page: footprintPage });
      return performConfirmed(cli, recordFootprint, {
        order: { heat },
        ...{ by, yes, json, html },
        option: '--yes',
        isDone: ({ seq }) => seq !== null,
        question: `Book this as the footprint of heat ${heat}?`,
        page: footprintRecordPage,
      });
    });
}
