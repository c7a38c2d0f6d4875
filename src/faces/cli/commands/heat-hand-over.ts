import type { Command } from 'commander';
import { handOverHeat } from '../../../tasks/heats/hand-over-heat/hand-over-heat.ts';
import { shiftPage } from '../../../tasks/heats/hand-over-heat/page.ts';
import type { Cli, OutputOptions } from '../cli.ts';
import { byOption, perform } from '../perform.ts';

interface HandOverOptions extends OutputOptions {
  readonly note?: string;
  readonly take?: boolean;
  readonly by?: string;
}

/** A heat from one shift to the next. */
export function registerHandOver(heat: Command, cli: Cli): void {
  heat
    .command('hand-over')
    .description('hand a heat over to the next shift with a note, or take it over')
    .argument('<heat>', 'its number')
    .option('--note <words>', 'what the next shift must know')
    .option('--take', 'take the heat over in place of handing it over')
    .option(...byOption(handOverHeat, 'who hands it over, or takes it over'))
    .option('--json', 'one JSON document')
    .addHelpText(
      'after',
      '\nExamples:\n  remelt heat hand-over H26-001 --note "B-1 at the laboratory, Al low" --by p-melt\n  remelt heat hand-over H26-001 --take --by p-melt2',
    )
    .action((id: string, { note, take, by, json }: HandOverOptions) =>
      perform(cli, handOverHeat, {
        order: { heat: id, note, takeOver: take },
        by,
        json,
        page: shiftPage,
      }),
    );
}
