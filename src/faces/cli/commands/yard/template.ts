import type { Command } from 'commander';
import { LOT_TEMPLATE } from '../../../../documents/yard/lot-template.ts';
import { templatePage } from '../../../../pages/blocks/yard/import-page.ts';
import type { Cli, OutputOptions } from '../../cli.ts';
import { showPage } from '../../show-page.ts';

/** The table that `remelt import` reads, as CSV. */
export function register(program: Command, cli: Cli): void {
  program
    .command('template')
    .description('print an empty table of lots (CSV) to fill in')
    .option('--columns', 'list the columns and what they hold')
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample:\n  remelt template > lots.csv      # then open it in your spreadsheet')
    .action((options: OutputOptions & { readonly columns?: boolean }) =>
      cli.run(options, async () => ({
        document: LOT_TEMPLATE,
        text: options.columns ? await showPage(templatePage(LOT_TEMPLATE)) : header(),
      })),
    );
}

/** The file itself: no page, a spreadsheet opens it. */
const header = (): string =>
  [...LOT_TEMPLATE.columns.map(({ name }) => name), ...LOT_TEMPLATE.example].join(',');
