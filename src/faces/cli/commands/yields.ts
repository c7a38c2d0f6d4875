import type { Command } from 'commander';
import { yieldsPage } from '../../../pages/blocks/heats-page.ts';
import { learnYields } from '../../../tasks/heats/learn-yields.ts';
import type { Cli, OutputOptions } from '../cli.ts';
import { perform } from '../perform.ts';
import { HTML_OPTION } from '../show-page.ts';

/** What the plant's own heats say about metal yields. */
export function register(program: Command, cli: Cli): void {
  program
    .command('yields')
    .description('metal yields by form and supplier, learned from the recorded heats')
    .option(...HTML_OPTION)
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample:\n  remelt yields')
    .action((options: OutputOptions & { readonly html?: string }) =>
      perform(cli, learnYields, { order: {}, ...options, page: yieldsPage }),
    );
}
