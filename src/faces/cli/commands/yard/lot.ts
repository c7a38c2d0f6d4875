import type { Command } from 'commander';
import { namesOfPlant } from '../../../../desk/names-of-plant.ts';
import { InputError } from '../../../../foundation/errors.ts';
import { piecesPage } from '../../../../pages/blocks/yard/lot-checks-page.ts';
import { decidedLotPage, identifiedLotPage } from '../../../../pages/blocks/yard/lot-page.ts';
import { checkPieces } from '../../../../tasks/yard/check-pieces/check-pieces.ts';
import { contract as pieces } from '../../../../tasks/yard/check-pieces/contract.ts';
import { clearLot } from '../../../../tasks/yard/clear-lot/clear-lot.ts';
import { contract as clearOne } from '../../../../tasks/yard/clear-lot/contract.ts';
import { clearLots } from '../../../../tasks/yard/clear-lots/clear-lots.ts';
import { contract as clearSeveral } from '../../../../tasks/yard/clear-lots/contract.ts';
import { contract as identifyOne } from '../../../../tasks/yard/identify-lot/contract.ts';
import { identifyLot } from '../../../../tasks/yard/identify-lot/identify-lot.ts';
import { contract as identifySeveral } from '../../../../tasks/yard/identify-lots/contract.ts';
import { identifyLots } from '../../../../tasks/yard/identify-lots/identify-lots.ts';
import type { Cli, OutputOptions } from '../../cli.ts';
import { byOption, perform } from '../../perform.ts';
import { readCheckList } from '../../tables/check-list.ts';
import {
  type SelectionOptions,
  selecting,
  selectionOf,
  selectsSeveral,
  stepSeveral,
} from '../../typed/lot-selection.ts';
import { readPieces } from '../../typed/results.ts';
import { takeOptions } from '../../verb.ts';
import { registerGate } from './lot-gate.ts';

/** One lot on its way through the yard: gate, process, analyse, identify, clear, hold; how sure it is what it is. */
export function register(program: Command, cli: Cli): void {
  const lot = program
    .command('lot')
    .description('take a lot through the yard: gate, process, analyse, identify, clear, hold')
    .addHelpText('after', '\nExample:\n  remelt lot identify R-1001');
  registerGate(lot, cli);
  registerIdentify(lot, cli);
  registerClear(lot, cli);
  registerPieces(lot, cli);
}

const OF_FILE = 'the lots of this file (CSV or XLSX with a column lot)';

function registerIdentify(lot: Command, cli: Cli): void {
  selecting(lot.command('identify'), OF_FILE)
    .description('say which grade it is, from all its own analyses together; exit 3 unless identified')
    .option(...byOption(identifyLot, identifyOne.who!))
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample:\n  remelt lot identify R-1001')
    .action(async (lots: readonly string[], options: SelectionOptions) => {
      const [lot = ''] = lots;
      const { by, json, html } = options;
      if (!selectsSeveral(lots, options))
        return perform(cli, identifyLot, {
          ...{ order: { lot }, by, json, html },
          page: (found) => identifiedLotPage(lot, found, namesOfPlant(cli.compute)),
          exit: identifyOne.exit!,
        });
      const order = selectionOf(await withFile(lots, options, cli), options);
      return stepSeveral(cli, identifyLots, { order, options, exit: identifySeveral.exit! });
    });
}

/** The lots that are named, and those of the file. */
const withFile = async (
  lots: readonly string[],
  { from }: SelectionOptions,
  cli: Cli,
): Promise<readonly string[]> =>
  from === undefined ? lots : [...lots, ...(await readCheckList(from, cli)).map((row) => row.lot ?? '')];

interface ClearOptions extends SelectionOptions {
  readonly as?: string;
  readonly reason?: string;
  readonly until?: string;
  readonly despite?: string;
}

function registerClear(lot: Command, cli: Cli): void {
  const command = selecting(lot.command('clear'), OF_FILE).description(
    'clear a lot; it must have passed the gate and be identified',
  );
  const one = takeOptions(command, clearOne, ['override']);
  const several = takeOptions(command, clearSeveral, ['lots', 'which', 'supplier', 'dryRun']);
  command
    .option('--reason <words>', 'why the identification is overridden')
    .option('--until <date>', 'and how long that holds')
    .option(...byOption(clearLot, clearOne.who!))
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample:\n  remelt lot clear R-1001')
    .action(async (lots: readonly string[], options: ClearOptions) => {
      const override = overrideOf(options);
      const [lot = ''] = lots;
      const { json, html } = options;
      if (!selectsSeveral(lots, options) && options.despite === undefined)
        return perform(cli, clearLot, {
          order: { lot, ...one.orderOf(options, cli), override },
          words: { ...one.words, expires: '--until' },
          // Who takes it upon himself signs the override; the clearing needs no second name.
          by: override ? undefined : options.by,
          ...{ json, html },
          page: decidedLotPage,
        });
      if (override !== undefined || options.as !== undefined)
        throw new InputError('a grade or an override is for one lot', {
          path: '--as, --reason, --until',
          allowed: 'one lot by its id',
          cure: 'clear that lot by itself: remelt lot clear ID --as GRADE',
        });
      const selected = selectionOf(await withFile(lots, options, cli), options);
      return stepSeveral(cli, clearLots, {
        order: { ...selected, ...several.orderOf(options, cli) },
        options,
        exit: clearSeveral.exit!,
      });
    });
}

function overrideOf({ by, reason, until }: ClearOptions): object | undefined {
  if (reason === undefined && until === undefined) return undefined;
  if (by && reason && until && !Number.isNaN(Date.parse(until)))
    return { by, reason, expires: new Date(until).toISOString() };
  throw new InputError('an override needs a name, a reason and a date', {
    path: '--by, --reason, --until',
    value: until ?? null,
    allowed: '--by p-qual --reason "heat number stamped" --until 2026-12-31',
  });
}

interface PiecesOptions extends OutputOptions {
  readonly pure?: string;
  readonly strays?: string;
  readonly by?: string;
}

function registerPieces(lot: Command, cli: Cli): void {
  const command = lot
    .command('pieces')
    .description('record tests of single pieces: posterior share of strays; exit 3 unless it is small enough')
    .argument('<lot>')
    .option('--pure <marks>', 'pieces that are the grade: P1,P2 or 1-298')
    .option('--strays <marks>', 'pieces that are not');
  const { words, orderOf } = takeOptions(command, pieces, ['results']);
  command
    .option(...byOption(checkPieces, pieces.who!))
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample:\n  remelt lot pieces R-1001 --pure 1-298 --strays 299')
    .action((lot: string, { by, json, ...options }: PiecesOptions) => {
      const results = [
        ...readPieces(options.pure, '--pure').map((piece) => ({ piece, stray: false })),
        ...readPieces(options.strays, '--strays').map((piece) => ({ piece, stray: true })),
      ];
      return perform(cli, checkPieces, {
        order: { lot, results, ...orderOf(options, cli) },
        words: { ...words, results: '--pure, --strays' },
        ...{ by, json },
        page: piecesPage,
        exit: pieces.exit!,
      });
    });
}
