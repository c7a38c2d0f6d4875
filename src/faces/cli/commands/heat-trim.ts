import type { Command } from 'commander';
import { additionsPage } from '../../../pages/blocks/additions-page.ts';
import { trimPage } from '../../../pages/blocks/trim-page.ts';
import { addToHeat } from '../../../tasks/heats/add-to-heat.ts';
import { trimHeat } from '../../../tasks/heats/trim-heat.ts';
import type { Cli, OutputOptions } from '../cli.ts';
import { performConfirmed } from '../confirmed.ts';
import { aboveZero } from '../numbers.ts';
import { byOption, given, perform } from '../perform.ts';
import { ALL_OPTION, HTML_OPTION } from '../show-page.ts';

/** Exit codes by verdict. */
const TRIM_EXIT = { 'none-needed': 0, correct: 0, 'not-possible': 1, undecided: 3 } as const;

interface TrimOptions extends OutputOptions {
  readonly mass?: string;
  readonly room?: string;
  readonly minutes?: string;
  readonly confidence?: string;
  readonly divert?: readonly string[];
  readonly stage?: string;
  readonly html?: string;
  readonly book?: boolean;
  readonly yes?: boolean;
  readonly reason?: string;
  readonly by?: string;
}

/** Trim a heat in the furnace. */
export function registerTrim(heat: Command, cli: Cli): void {
  heat
    .command('trim')
    .description(
      'calculate the trim after the latest bath sample: what to add; --book books it; exit 1 when no addition helps',
    )
    .argument('<heat>', 'its number')
    .option('--mass <kg>', 'metal in the furnace; default: what was poured, else what was charged')
    .option(
      '--room <kg>',
      'room left in the furnace; default: its capacity less the metal in it, or 5 % of the metal where no furnace is known',
    )
    .option('--minutes <min>', 'time since the sample was taken; default 30')
    .option('--confidence <p>', 'required conformance probability after the additions; default 0.99')
    .option('--stage <n>', 'operation of the route that the bath is in, from 1; default by the furnace log')
    .option('--divert <grades...>', 'grades that the heat may become; not with --book')
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
    .action((id: string, options: TrimOptions) => {
      const { mass, room, minutes, confidence, stage, divert, book, yes, reason, by, html, json, all } =
        options;
      const asked = {
        mass_kg: aboveZero(mass, '--mass'),
        furnaceRoom_kg: aboveZero(room, '--room'),
        minutes: aboveZero(minutes, '--minutes'),
        confidence: aboveZero(confidence, '--confidence'),
        stage: aboveZero(stage, '--stage'),
      };
      if (!book)
        return perform(cli, trimHeat, {
          order: { heat: id, ...asked, divert },
          ...{ json, all, html },
          page: trimPage,
          exit: ({ verdict }) => TRIM_EXIT[verdict],
        });
      return performConfirmed(cli, addToHeat, {
        order: { heat: id, advice: given(asked), reason },
        ...{ by, json, all, html, yes },
        option: '--yes',
        isDone: ({ booked }) => booked,
        question: `Book these additions to heat ${id}?`,
        page: additionsPage,
      });
    });
}
