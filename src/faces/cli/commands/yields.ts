import type { Command } from 'commander';
import { kilograms } from '../../../foundation/quantity/format.ts';
import { learnYields } from '../../../tasks/heats/learn-yields.ts';
import type { Cli, OutputOptions } from '../cli.ts';
import { perform } from '../perform.ts';
import { columns } from '../words.ts';

/** What the plant's own heats say about metal yields. */
export function register(program: Command, cli: Cli): void {
  program
    .command('yields')
    .description('metal yields by form and supplier, learned from the recorded heats')
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample:\n  remelt yields')
    .action((options: OutputOptions) =>
      perform(cli, learnYields, {
        order: {},
        ...options,
        text: ({ yields }) =>
          yields.length === 0
            ? 'no recorded heat to learn from'
            : columns(
                ['form', 'supplier', 'heats', 'charged', 'before', 'learned'],
                yields.map((one) => [
                  one.form,
                  one.supplier,
                  String(one.heats),
                  kilograms(one.charged_g),
                  share(one.prior),
                  share(one.learned),
                ]),
              ),
      }),
    );
}

const share = ({ mean, spread }: { readonly mean: number; readonly spread: number }): string =>
  `${(mean * 100).toFixed(2)} +- ${(spread * 100).toFixed(2)} %`;
