import { type Command, Option } from 'commander';
import { TREATMENTS } from '../../../documents/orders/yard.ts';
import { InputError } from '../../../foundation/errors.ts';
import { lotEvidencePage } from '../../../pages/blocks/lot-evidence-page.ts';
import {
  analysedPage,
  boughtPage,
  decidedLotPage,
  identifiedLotPage,
  lotPage,
  processedPage,
} from '../../../pages/blocks/lot-page.ts';
import { namesOfPlant } from '../../../tasks/names-of-plant.ts';
import { analyseLot } from '../../../tasks/yard/analyse-lot.ts';
import { buyMaterial } from '../../../tasks/yard/buy-material.ts';
import { clearLot } from '../../../tasks/yard/clear-lot.ts';
import { clearLots } from '../../../tasks/yard/clear-lots.ts';
import { explainLot } from '../../../tasks/yard/explain-lot.ts';
import { holdLot } from '../../../tasks/yard/hold-lot.ts';
import { identifyLot } from '../../../tasks/yard/identify-lot.ts';
import { identifyLots } from '../../../tasks/yard/identify-lots.ts';
import { liftHold } from '../../../tasks/yard/lift-hold.ts';
import { processLot } from '../../../tasks/yard/process-lot.ts';
import { showLot } from '../../../tasks/yard/show-lot.ts';
import { AS_TYPED_OPTION } from '../as-typed-option.ts';
import type { Cli, OutputOptions } from '../cli.ts';
import {
  type SelectionOptions,
  selecting,
  selectionOf,
  selectsSeveral,
  stepSeveral,
} from '../lot-selection.ts';
import { grams, positiveIfGiven } from '../numbers.ts';
import { byOption, perform } from '../perform.ts';
import { METHOD_WORDS, readResults } from '../results.ts';
import { SAME_NAMES_WORDS, sameNamesOption } from '../same-names-option.ts';
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
  registerProcess(lot, cli);
  registerAnalyse(lot, cli);
  registerIdentify(lot, cli);
  registerClear(lot, cli);
  registerChecks(lot, cli);
  registerBuy(lot, cli);
  registerHold(lot, cli);
}

interface PageOptions extends OutputOptions {
  readonly html?: string;
}

interface ByOptions extends OutputOptions {
  readonly by?: string;
}

interface ReasonOptions extends ByOptions {
  readonly reason?: string;
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

interface ProcessOptions extends OutputOptions {
  readonly asTyped?: true;
  readonly treatment: string;
  readonly cleanKg: string;
  readonly wetKg?: string;
  readonly lostAs?: string;
  readonly oil?: string;
  readonly by?: string;
}

function registerProcess(lot: Command, cli: Cli): void {
  lot
    .command('process')
    .description('prepare it (wash, strip, shred): what is lost leaves the lot; identify it anew afterwards')
    .argument('<lot>')
    .addOption(new Option('--treatment <kind>', 'what was done').choices(TREATMENTS).makeOptionMandatory())
    .requiredOption('--clean-kg <mass>', 'on the scale afterwards')
    .option('--wet-kg <mass>', 'on the scale before; default: all that is left of it')
    .option('--lost-as <words>', 'where the rest went; default: what the treatment takes off')
    .option(...AS_TYPED_OPTION)
    .option('--oil <kg_per_kg>', 'oil on it afterwards; default: what a usual washing leaves')
    .option(...byOption(processLot, 'who did it (with --oil: one who may also check lots)'))
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample:\n  remelt lot process R-1001 --treatment washing --clean-kg 437')
    .action((lot: string, { treatment, cleanKg, wetKg, lostAs, asTyped, oil, by, json }: ProcessOptions) =>
      perform(cli, processLot, {
        order: {
          lot,
          treatment,
          clean_g: grams(cleanKg, '--clean-kg'),
          wet_g: wetKg === undefined ? undefined : grams(wetKg, '--wet-kg'),
          lostAs,
          asTyped,
          oil: positiveIfGiven(oil, '--oil'),
        },
        by,
        json,
        page: processedPage,
      }),
    );
}

interface AnalyseOptions extends OutputOptions {
  readonly method: string;
  readonly id: string;
  readonly laboratory?: string;
  readonly balance?: string;
  readonly reference?: string;
  readonly certificate?: boolean;
  readonly asTyped?: true;
  readonly sameNames?: 'join' | 'apart';
  readonly by?: string;
}

function registerAnalyse(lot: Command, cli: Cli): void {
  lot
    .command('analyse')
    .description('book a further analysis of a lot; then identify the lot again')
    .argument('<lot>')
    .argument('<results...>', 'contents as printed: Cr=21.9 "Ti=<0.01" S=12ppm; no unit = wt%')
    .requiredOption('--method <id>', METHOD_WORDS)
    .requiredOption('--id <id>', 'its own id within the lot: A2')
    .option('--laboratory <name>', 'who measured; default: own')
    .addOption(sameNamesOption())
    .option('--balance <element>', 'found by difference')
    .option('--reference <text>', 'certificate number, report')
    .option('--certificate', "the result comes from the supplier's certificate; nobody here measured it")
    .option(...AS_TYPED_OPTION)
    .option(...byOption(analyseLot, 'who books'))
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample:\n  remelt lot analyse R-1001 C=0.062 --method combustion --id A2')
    .action(
      (lot: string, words: readonly string[], { id, certificate, by, json, ...options }: AnalyseOptions) =>
        perform(cli, analyseLot, {
          order: {
            lot,
            analysis: id,
            basis: certificate ? 'certificate' : 'measured',
            results: readResults(words),
            ...options,
          },
          words: { analysis: '--id', ...SAME_NAMES_WORDS },
          by,
          json,
          page: (analysis) => analysedPage(lot, analysis),
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

interface BuyOptions extends ByOptions {
  readonly lot?: string;
  readonly sameNames?: 'join' | 'apart';
  readonly asTyped?: true;
  readonly supplier?: string;
  readonly price?: string;
  readonly currency: string;
  readonly priceDate?: string;
  readonly priceSource?: string;
  readonly certificate?: string;
}

/** What was paid for a kilogram, on which day and by which paper; nothing where no price is given. */
const priceOf = (
  {
    price,
    currency,
    priceDate,
    priceSource,
  }: Pick<BuyOptions, 'price' | 'currency' | 'priceDate' | 'priceSource'>,
  cli: Cli,
): object | undefined =>
  price === undefined
    ? undefined
    : {
        text: price,
        currency,
        on: priceDate ?? cli.clock().toISOString().slice(0, 10),
        ...(priceSource === undefined ? {} : { source: priceSource }),
      };

function registerBuy(lot: Command, cli: Cli): void {
  lot
    .command('buy')
    .description('book a virgin metal or addition alloy by its data sheet, cleared')
    .argument('<material>', 'id of data/charge-materials.json, such as Ni-electrolytic')
    .argument('<kg>', 'mass')
    .option('--lot <id>', 'lot id; default V-<material>')
    .option('--supplier <name>', 'who sold it')
    .option('--price <per_kg>', 'what a kilogram cost; with --currency and --price-date')
    .option('--currency <code>', 'currency of the price', 'USD')
    .option('--price-date <day>', 'day of the price; default today')
    .option('--price-source <words>', 'invoice or offer that the price is from')
    .option('--certificate <number>', 'number of the paper that came with it')
    .addOption(sameNamesOption())
    .option(...AS_TYPED_OPTION)
    .option(...byOption(buyMaterial, 'who books'))
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample:\n  remelt lot buy Ni-electrolytic 2000')
    .action((material: string, kg: string, { by, json, ...options }: BuyOptions) => {
      const { lot, supplier, sameNames, asTyped, certificate, ...paid } = options;
      const price = priceOf(paid, cli);
      return perform(cli, buyMaterial, {
        order: { material, mass_g: grams(kg, 'kg'), lot, supplier, sameNames, asTyped, certificate, price },
        words: SAME_NAMES_WORDS,
        by,
        makesLedger: true,
        json,
        page: boughtPage,
      });
    });
}

/** The reason as it was typed: behind the lot, or as an option. Throws InputError where there is none, or both. */
function reasonOf(typed: string | undefined, said: string | undefined): string {
  const reason = typed ?? said;
  if (reason !== undefined && (typed === undefined || said === undefined)) return reason;
  throw new InputError(reason === undefined ? 'the reason is missing' : 'two reasons are given', {
    path: '<reason>',
    cure: 'write one reason behind the lot, such as "oil found in the second drum"',
  });
}

function registerHold(lot: Command, cli: Cli): void {
  lot
    .command('hold')
    .description('put a lot on hold, or back on hold')
    .argument('<lot>')
    .argument('[reason]')
    .option('--reason <words>', 'the reason, where it is no argument')
    .option(...byOption(holdLot, 'who holds it'))
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample:\n  remelt lot hold R-1001 "oil found in the second drum"')
    .action((lot: string, reason: string | undefined, { by, json, reason: said }: ReasonOptions) =>
      perform(cli, holdLot, {
        order: { lot, reason: reasonOf(reason, said) },
        words: { reason: reason === undefined ? '--reason' : '<reason>' },
        by,
        json,
        page: decidedLotPage,
      }),
    );
  lot
    .command('lift')
    .description('propose to lift a hold that a person set; another person then clears the lot')
    .argument('<lot>')
    .argument('[reason]')
    .option('--reason <words>', 'the reason, where it is no argument')
    .option(...byOption(liftHold, 'who proposes it'))
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample:\n  remelt lot lift R-1001 "the drum was emptied and washed" --by p-lab')
    .action((lot: string, reason: string | undefined, { by, json, reason: said }: ReasonOptions) =>
      perform(cli, liftHold, {
        order: { lot, reason: reasonOf(reason, said) },
        words: { reason: reason === undefined ? '--reason' : '<reason>' },
        by,
        json,
        page: decidedLotPage,
      }),
    );
}
