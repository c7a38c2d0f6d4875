import type { Command } from 'commander';
import { InputError } from '../../../../foundation/errors.ts';
import { calibrateFurnace } from '../../../../tasks/heats/calibrate-furnace/calibrate-furnace.ts';
import { contract } from '../../../../tasks/heats/calibrate-furnace/contract.ts';
import { page } from '../../../../tasks/heats/calibrate-furnace/page.ts';
import type { Cli, OutputOptions } from '../../cli.ts';
import { performFile } from '../../document-verb.ts';
import { perform } from '../../perform.ts';
import { ALL_OPTION } from '../../show-page.ts';
import { takeOptions } from '../../verb.ts';

interface CalibrateOptions extends OutputOptions {
  readonly furnace?: string;
  readonly html?: string;
}

/** What the plant's own heats say about a furnace. */
export function register(program: Command, cli: Cli): void {
  const command = program
    .command('calibrate')
    .description(
      'what the heats of a furnace say about its parameters, and whether it drifts; exit 1 on an alarm',
    )
    .argument(
      '[file]',
      'remelt-calibrate/1 document, - = standard input; without it, the heats of the ledger',
    )
    .option('--furnace <id>', 'furnace whose recorded heats are taken from the ledger');
  const { words, orderOf } = takeOptions(command, contract);
  command
    .option('--html <file>', 'also write it as one page to look at: drift, parameters, the heat to come')
    .option(...ALL_OPTION)
    .option('--json', 'one JSON document')
    .addHelpText(
      'after',
      '\nExample:\n  remelt calibrate docs/formats/calibrate.example.json\n  remelt calibrate --furnace VIM-1 --json > vim-1.json',
    )
    .action((file: string | undefined, options: CalibrateOptions) => {
      const { html, json, all, furnace, ...typed } = options;
      if (file === undefined)
        return perform(cli, calibrateFurnace, {
          order: { furnace: furnace ?? refuseWithout(), ...orderOf(typed, cli) },
          ...{ words, json, all, html, page },
          exit: contract.exit!,
        });
      return performFile(cli, 'calibrate', { ...options, file, page, exit: contract.exit! });
    });
}

function refuseWithout(): never {
  throw new InputError('calibrate needs a document or a furnace of the ledger', {
    path: 'file',
    allowed: 'a remelt-calibrate/1 document, or --furnace with an id of data/plant.json',
  });
}
