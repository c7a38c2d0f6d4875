import type { Command } from 'commander';
import { InputError } from '../../../foundation/errors.ts';
import { lotEvidencePage } from '../../../pages/blocks/lot-evidence-page.ts';
import { decidedLotPage, identifiedLotPage, lotPage } from '../../../pages/blocks/lot-page.ts';
import { namesOfPlant } from '../../../tasks/names-of-plant.ts';
import { clearLot } from '../../../tasks/yard/clear-lot.ts';
import { clearLots } from '../../../tasks/yard/clear-lots.ts';
import { explainLot } from '../../../tasks/yard/explain-lot.ts';
import { identifyLot } from '../../../tasks/yard/identify-lot.ts';
import { identifyLots } from '../../../tasks/yard/identify-lots.ts';
import { showLot } from '../../../tasks/yard/show-lot.ts';
import type { Cli, OutputOptions } from '../cli.ts';
import {
  type SelectionOptions,
  selecting,
  selectionOf,
  selectsSeveral,
  stepSeveral,
} from '../lot-selection.ts';
import { byOption, perform } from '../perform.ts';
import { ALL_OPTION, HTML_OPTION } from '../show-page.ts';
import { readCheckList } from '../tables/check-list.ts';
import { registerChecks } from './lot-checks.ts';
import { registerGate } from './lot-gate.ts';
import { registerLabel } from './lot-label.ts';

/** One lot on its way through the yard: gate, process, analyse, identify, clear, hold; how sure it is what it is. */
export function register(program: Command, cli: Cli): void {
  const lot = program
    .command('lot')
    .description('take a lot through the yard: gate, process, analyse, identify, clear, hold')
    .addHelpText('after', '\nExample:\n  remelt lot identify R-1001');
  registerShow(lot, cli);
  registerExplain(lot, cli);
  registerLabel(lot, cli);
  registerGate(lot, cli);
  registerIdentify(lot, cli);
  registerClear(lot, cli);
  registerChecks(lot, cli);
}

interface PageOptions extends OutputOptions {
  readonly html?: string;
}

interface ByOptions extends OutputOptions {
  readonly by?: string;
}

function registerShow(lot: Command, cli: Cli): void {
  lot
    .command('show')
    .description(
      'everything of one lot: status and why, masses and where they went, gate, analyses, identification, who decided',
    )
    .argument('<lot>')
    .option(...HTML_OPTION)
    .option(...ALL_OPTION)
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample:\n  remelt lot show R-1001')
    .action((lot: string, { html, json, all }: PageOptions) =>
      perform(cli, showLot, {
        order: { lot },
        json,
        all,
        html,
        page: (found) => lotPage(found, namesOfPlant(cli.compute)),
      }),
    );
}

function registerExplain(lot: Command, cli: Cli): void {
  lot
    .command('explain')
    .description(
      'which grade it may be: candidates, each element against them, what to measure next; books nothing',
    )
    .argument('<lot>')
    .option(...HTML_OPTION)
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample:\n  remelt lot explain R-1001')
    .action((lot: string, { html, json }: PageOptions) =>
      perform(cli, explainLot, {
        order: { lot },
        json,
        html,
        page: (found) => lotEvidencePage(found, namesOfPlant(cli.compute)),
      }),
    );
}

function registerIdentify(lot: Command, cli: Cli): void {
  selecting(lot.command('identify'), 'the lots of this file (CSV or XLSX with a column lot)')
    .description('say which grade it is, from all its own analyses together; exit 3 unless identified')
    .option(...byOption(identifyLot, 'who identifies it'))
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample:\n  remelt lot identify R-1001')
    .action(async (lots: readonly string[], options: SelectionOptions) => {
      const [lot = ''] = lots;
      if (!selectsSeveral(lots, options))
        return perform(cli, identifyLot, {
          order: { lot },
          by: options.by,
          json: options.json,
          html: options.html,
          page: (found) => identifiedLotPage(lot, found, namesOfPlant(cli.compute)),
          exit: ({ verdict }) => (verdict === 'identified' ? 0 : 3),
        });
      return stepSeveral(cli, identifyLots, {
        order: selectionOf(await withFile(lots, options, cli), options),
        options,
        exit: ({ lots: done }) => (done.every(({ outcome }) => outcome === 'identified') ? 0 : 3),
      });
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
  selecting(lot.command('clear'), 'the lots of this file (CSV or XLSX with a column lot)')
    .description('clear a lot; it must have passed the gate and be identified')
    .option('--as <grade>', 'one of the candidates; default: the first')
    .option(...byOption(clearLot, 'who clears it, or takes an ambiguous identification upon himself'))
    .option('--reason <words>', 'why the identification is overridden')
    .option('--until <date>', 'and how long that holds')
    .option(
      '--despite <words>',
      'of several: why lots in doubt, or identified as another grade than declared, are cleared too',
    )
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample:\n  remelt lot clear R-1001')
    .action(async (lots: readonly string[], options: ClearOptions) => {
      const override = overrideOf(options);
      const [lot = ''] = lots;
      if (!selectsSeveral(lots, options) && options.despite === undefined)
        return perform(cli, clearLot, {
          order: { lot, grade: options.as, override },
          words: { grade: '--as', expires: '--until' },
          // Who takes it upon himself signs the override; the clearing needs no second name.
          by: override ? undefined : options.by,
          json: options.json,
          html: options.html,
          page: decidedLotPage,
        });
      if (override !== undefined || options.as !== undefined)
        throw new InputError('a grade or an override is for one lot', {
          path: '--as, --reason, --until',
          allowed: 'one lot by its id',
          cure: 'clear that lot by itself: remelt lot clear ID --as GRADE',
        });
      return stepSeveral(cli, clearLots, {
        order: {
          ...selectionOf(await withFile(lots, options, cli), options),
          ...(options.despite === undefined ? {} : { despite: options.despite }),
        },
        options,
        exit: ({ lots: done }) => (done.every(({ outcome }) => outcome === 'cleared') ? 0 : 3),
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
