import type { Command } from 'commander';
import type { CalibrateOutput } from '../../../documents/calibrate.ts';
import { InputError } from '../../../foundation/errors.ts';
import { calibrationPage } from '../../../pages/blocks/calibration-page.ts';
import { calibrateFurnace } from '../../../tasks/heats/calibrate-furnace.ts';
import type { Cli, OutputOptions } from '../cli.ts';
import { performFile } from '../document-verb.ts';
import { positive } from '../numbers.ts';
import { perform } from '../perform.ts';
import { ALL_OPTION } from '../show-page.ts';

interface CalibrateOptions extends OutputOptions {
  readonly furnace?: string;
  readonly baseline?: string;
  readonly html?: string;
}

/** What the plant's own heats say about a furnace. */
export function register(program: Command, cli: Cli): void {
  program
    .command('calibrate')
    .description(
      'what the heats of a furnace say about its parameters, and whether it drifts; exit 1 on an alarm',
    )
    .argument(
      '[file]',
      'remelt-calibrate/1 document, - = standard input; without it, the heats of the ledger',
    )
    .option('--furnace <id>', 'furnace whose recorded heats are taken from the ledger')
    .option('--baseline <n>', 'number of first heats that later ones are compared with for drift; default 5')
    .option('--html <file>', 'also write it as one page to look at: drift, parameters, the heat to come')
    .option(...ALL_OPTION)
    .option('--json', 'one JSON document')
    .addHelpText(
      'after',
      '\nExample:\n  remelt calibrate docs/formats/calibrate.example.json\n  remelt calibrate --furnace VIM-1 --json > vim-1.json',
    )
    .action((file: string | undefined, options: CalibrateOptions) => {
      const { html, json, all } = options;
      if (file === undefined)
        return perform(cli, calibrateFurnace, {
          order: ordered(options),
          json,
          all,
          html,
          page: (answer) => calibrationPage(answer),
          exit: exitOf,
        });
      return performFile(cli, 'calibrate', { ...options, file, page: calibrationPage, exit: exitOf });
    });
}

const exitOf = ({ drift }: CalibrateOutput): 0 | 1 => (drift.alarm ? 1 : 0);

function ordered({ furnace, baseline }: CalibrateOptions): { furnace: string; baselineHeats?: number } {
  if (furnace === undefined) {
    throw new InputError('calibrate needs a document or a furnace of the ledger', {
      path: 'file',
      allowed: 'a remelt-calibrate/1 document, or --furnace with an id of data/plant.json',
    });
  }
  return { furnace, ...(baseline === undefined ? {} : { baselineHeats: positive(baseline, '--baseline') }) };
}
