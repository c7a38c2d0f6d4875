import type { Command } from 'commander';
import { tracePage } from '../../../pages/blocks/trace-page.ts';
import { traceMetal } from '../../../tasks/proof/trace-metal/trace-metal.ts';
import type { Cli, OutputOptions } from '../cli.ts';
import { perform } from '../perform.ts';
import { HTML_OPTION } from '../show-page.ts';

interface TraceOptions extends OutputOptions {
  readonly down?: boolean;
  readonly html?: string;
}

/** Where metal came from, or where it went. */
export function register(program: Command, cli: Cli): void {
  program
    .command('trace')
    .description('where the metal came from (default) or went to (--down)')
    .argument('<subject>', 'H-1, or heat:H-1, lot:R-1 or object:I-1 where several things have the number')
    .option('--down', 'where it went')
    .option(...HTML_OPTION)
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample:\n  remelt trace heat:H26-001')
    .action((subject: string, { down, html, json }: TraceOptions) =>
      perform(cli, traceMetal, {
        words: { subject: '<subject>' },
        order: { subject, direction: down ? 'down' : 'up' },
        json,
        html,
        page: tracePage,
      }),
    );
}
