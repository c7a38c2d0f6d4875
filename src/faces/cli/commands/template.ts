import type { Command } from 'commander';
import { LOT_TEMPLATE } from '../../../documents/lot-template.ts';
import type { Cli, OutputOptions } from '../cli.ts';

/** The table that `remelt import` reads, as CSV. */
export function register(program: Command, cli: Cli): void {
  program
    .command('template')
    .description('print an empty table of lots (CSV) to fill in')
    .option('--columns', 'list the columns and what they hold')
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample:\n  remelt template > lots.csv      # then open it in your spreadsheet')
    .action((options: OutputOptions & { readonly columns?: boolean }) =>
      cli.run(options, () => ({ document: LOT_TEMPLATE, text: options.columns ? listed() : header() })),
    );
}

const header = (): string =>
  [...LOT_TEMPLATE.columns.map(({ name }) => name), ...LOT_TEMPLATE.example].join(',');

const listed = (): string =>
  [
    ...LOT_TEMPLATE.columns.map(
      ({ name, required, holds }) => `${name.padEnd(18)}${required ? 'required  ' : '          '}${holds}`,
    ),
    'results: one column per element with its unit: Cr_wtpct, S_ppm, ...; "<0.5" for below 0.5',
  ].join('\n');
