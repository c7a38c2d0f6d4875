import type { Command } from 'commander';
import { trimPage } from '../../../../pages/blocks/heats/trim-page.ts';
import { addToHeat } from '../../../../tasks/heats/add-to-heat/add-to-heat.ts';
import { page as additionsPage } from '../../../../tasks/heats/add-to-heat/page.ts';
import { contract } from '../../../../tasks/heats/trim-heat/contract.ts';
import { trimHeat } from '../../../../tasks/heats/trim-heat/trim-heat.ts';
import type { Cli, OutputOptions } from '../../cli.ts';
import { performConfirmed } from '../../confirmed.ts';
import { byOption, perform } from '../../perform.ts';
import { ALL_OPTION, HTML_OPTION } from '../../show-page.ts';
import { takeFields } from '../../verb.ts';

interface TrimOptions extends OutputOptions {
  readonly heat: string;
  readonly html?: string;
  readonly book?: boolean;
  readonly yes?: boolean;
  readonly reason?: string;
  readonly by?: string;
}

/** Trim a heat in the furnace. */
export function registerTrim(above: Command, cli: Cli): void {
  const command = above
    .command('trim')
    .description(
      'calculate the trim after the latest bath sample: what to add; --book books it; exit 1 when no addition helps',
    );
  const { words, named, orderOf } = takeFields(command, contract.order);
  command
    .option('--book', 'book the additions, drawn from the lots that are named; asks first')
    .option('--yes', 'with --book: without asking')
    .option('--reason <words>', 'with --book: why a trim is booked that is undecided')
    .option(...byOption(addToHeat, 'with --book: who adds them'))
    .option(...HTML_OPTION)
    .option(...ALL_OPTION)
    .option('--json', 'one JSON document')
    .addHelpText(
      'after',
      '\nExamples:\n  remelt heat trim H26-001 --room 40 --minutes 25\n  remelt heat trim H26-001 --room 40 --minutes 25 --book --by p-melt',
    )
    .action((...typed: unknown[]) => {
      const { book, yes, reason, by, html, json, all, ...options } = named<TrimOptions>(typed);
      const order = orderOf(options, cli);
      const shown = { json, all, html, words };
      if (!book) return perform(cli, trimHeat, { ...shown, order, page: trimPage, exit: contract.exit! });
      const { heat } = options;
      const { heat: _, ...advice } = { heat, ...order };
      return performConfirmed(cli, addToHeat, {
        ...{ ...shown, by, yes, order: { heat, advice, reason }, page: additionsPage },
        ...{ option: '--yes', question: `Book these additions to heat ${heat}?` },
        isDone: ({ booked }) => booked,
      });
    });
}
