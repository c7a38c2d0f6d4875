import type { Command } from 'commander';
import { historyPage } from '../../../pages/blocks/history-page.ts';
import { showHistory } from '../../../tasks/proof/show-history/show-history.ts';
import type { Cli, OutputOptions } from '../cli.ts';
import { positiveIfGiven } from '../numbers.ts';
import { perform } from '../perform.ts';
import { HTML_OPTION } from '../show-page.ts';

interface HistoryOptions extends OutputOptions {
  readonly since?: string;
  readonly until?: string;
  readonly kind?: string;
  readonly by?: string;
  readonly limit?: string;
  readonly before?: string;
  readonly html?: string;
}

/** Every record about something, or the book of the plant. */
export function register(program: Command, cli: Cli): void {
  program
    .command('history')
    .description('what was recorded: about a lot, heat, object or name, by a person, or the latest of all')
    .argument(
      '[about]',
      'lot:R-1001, heat:H26-001, person:p-lab, price:Ni ..., or the name alone; default all',
    )
    .option('--since <day>', 'from this day or moment on')
    .option('--until <day>', 'up to the end of this day, or this moment')
    .option('--kind <kind>', 'lot.cleared, or all of a type (heat), or one step (analysed)')
    .option('--by <person>', 'recorded by this person')
    .option('--limit <n>', 'at most so many, the latest; default 50 of all, every one of a thing')
    .option('--before <record>', 'only records before this number: the page before')
    .option(...HTML_OPTION)
    .option('--json', 'one JSON document')
    .addHelpText(
      'after',
      '\nThe last column is what "remelt undo" takes.\n\nExamples:\n  remelt history\n  remelt history R-1001\n  remelt history --by p-lab --since 2026-11-01 --kind analysed',
    )
    .action((about: string | undefined, { limit, before, html, json, ...filter }: HistoryOptions) =>
      perform(cli, showHistory, {
        order: {
          about,
          ...filter,
          limit: positiveIfGiven(limit, '--limit'),
          before: positiveIfGiven(before, '--before'),
        },
        json,
        html,
        page: historyPage,
      }),
    );
}
