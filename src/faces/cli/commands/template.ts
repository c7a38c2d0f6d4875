import type { Command } from 'commander';
import { LOT_COLUMNS } from '../../../documents/lot-columns.ts';
import type { Cli } from '../cli.ts';

const RESULTS = [
  'Cr_wtpct',
  'Co_wtpct',
  'Mo_wtpct',
  'W_wtpct',
  'Fe_wtpct',
  'Al_wtpct',
  'C_wtpct',
  'La_wtpct',
  'S_ppm',
  'O_ppm',
  'N_ppm',
  'Pb_ppm',
];

/** The table that `remelt import` reads, as CSV. */
export function register(program: Command, cli: Cli): void {
  program
    .command('template')
    .description('print an empty table of lots (CSV) to fill in')
    .option('--columns', 'list the columns and what they hold')
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample:\n  remelt template > lots.csv      # then open it in your spreadsheet')
    .action((options: { columns?: boolean; json?: boolean }) =>
      cli.run(options, () => {
        const columns = LOT_COLUMNS.map(([name, required, holds]) => ({ name, required, holds }));
        const listed = columns.map(
          ({ name, required, holds }) =>
            `${name.padEnd(18)}${required ? 'required  ' : '          '}${holds}`,
        );
        const note =
          'results: one column per element with its unit: Cr_wtpct, S_ppm, ...; "<0.5" for below 0.5';
        const header = [...columns.map(({ name }) => name), ...RESULTS].join(',');
        return {
          document: {
            format: 'remelt-template/1',
            columns,
            resultColumns: '<Element>_wtpct or <Element>_ppm',
            example: RESULTS,
          },
          text: options.columns ? [...listed, note].join('\n') : header,
        };
      }),
    );
}
