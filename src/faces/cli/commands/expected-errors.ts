import type { Command } from 'commander';
import { expectedErrorsPage } from '../../../pages/blocks/expected-errors-page.ts';
import { expectedErrors } from '../../../tasks/reference/expected-errors.ts';
import type { Cli, OutputOptions } from '../cli.ts';
import { perform } from '../perform.ts';
import { HTML_OPTION } from '../show-page.ts';

interface Options extends OutputOptions {
  readonly html?: string;
}

/** How far predictions may be trusted. */
export function register(program: Command, cli: Cli): void {
  program
    .command('expected-errors')
    .description('how far predictions were from published heats, by operation and element')
    .option(...HTML_OPTION)
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample:\n  remelt expected-errors')
    .action((options: Options) =>
      perform(cli, expectedErrors, { ...options, order: {}, page: expectedErrorsPage }),
    );
}
