import type { Command } from 'commander';
import { furnacePage, furnacesPage } from '../../../pages/blocks/furnace-page.ts';
import { listFurnaces } from '../../../tasks/heats/list-furnaces.ts';
import { showFurnace } from '../../../tasks/heats/show-furnace.ts';
import type { Cli, OutputOptions } from '../cli.ts';
import { perform } from '../perform.ts';
import { ALL_OPTION, HTML_OPTION } from '../show-page.ts';

interface Options extends OutputOptions {
  readonly html?: string;
}

/** The furnaces of the plant. */
export function register(program: Command, cli: Cli): void {
  const furnace = program
    .command('furnace')
    .description('furnaces of the plant: calibration, drift, life of the lining, what to do next');
  furnace
    .command('list')
    .description('list the furnaces with their heats, the age of their linings and their leaks')
    .option(...HTML_OPTION)
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample:\n  remelt furnace list')
    .action((options: Options) =>
      perform(cli, listFurnaces, { ...options, order: {}, page: (answer) => furnacesPage(answer) }),
    );
  furnace
    .command('show')
    .description('show a furnace: its calibration, drift, the life of its lining, what to do next')
    .argument('<furnace>', 'id of a furnace of plant.json')
    .option(...HTML_OPTION)
    .option(...ALL_OPTION)
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample:\n  remelt furnace show VIM-500 --html vim-500.html')
    .action((id: string, options: Options) =>
      perform(cli, showFurnace, {
        ...options,
        order: { furnace: id },
        page: (answer) => furnacePage(answer),
      }),
    );
}
