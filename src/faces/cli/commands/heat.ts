import type { Command } from 'commander';
import { type PlanOutput, planOutputSchema } from '../../../documents/plan.ts';
import { InfeasibleError, InputError } from '../../../foundation/errors.ts';
import { heatsPage } from '../../../pages/blocks/heats-page.ts';
import { plannedHeatPage, planPage } from '../../../pages/blocks/plan-page.ts';
import { simulationPage } from '../../../pages/blocks/simulation-page.ts';
import { renderHtml } from '../../../pages/render/html.ts';
import { listHeats } from '../../../tasks/heats/list-heats.ts';
import { planHeat } from '../../../tasks/heats/plan-heat.ts';
import { predictHeat } from '../../../tasks/heats/predict-heat.ts';
import { reportHeat } from '../../../tasks/heats/report-heat.ts';
import { readCalibrated } from '../calibrated.ts';
import type { Cli, OutputOptions } from '../cli.ts';
import { AFTER_OPTION, LIMIT_OPTION, type ListOptions, partOf } from '../list-options.ts';
import { aboveZero } from '../numbers.ts';
import { byOption, perform } from '../perform.ts';
import { ALL_OPTION, HTML_OPTION } from '../show-page.ts';
import { lookAtTargets, writeAsked } from '../write-file.ts';
import { registerAdd } from './heat-add.ts';
import { registerRetest } from './heat-retest.ts';
import { registerTrim } from './heat-trim.ts';

interface PlanOptions extends OutputOptions {
  readonly grade: string;
  readonly mass: string;
  readonly route?: string;
  readonly calibration?: string;
  readonly maxMaterials?: string;
  readonly confidence?: string;
  readonly owner?: string;
  readonly by?: string;
  readonly furnace?: string;
  readonly cleanCrucible?: boolean;
  readonly recourse?: string;
  readonly save?: string;
  readonly html?: string;
}

interface ShowOptions extends OutputOptions {
  readonly html?: string;
}

interface PredictOptions extends ShowOptions {
  readonly route?: string;
}

/** Heats in the ledger: list them, plan one from the cleared lots of the yard, trim one. */
export function register(program: Command, cli: Cli): void {
  const heat = program
    .command('heat')
    .description('list heats, plan one from the cleared lots of the yard, trim it after a bath sample')
    .addHelpText('after', '\nExample:\n  remelt heat plan H26-001 --grade H230 --mass 1000');
  heat
    .command('plan')
    .description(
      'plan the cheapest charge from the cleared and free lots, and reserve it; exit 1 when no charge meets the limits',
    )
    .argument('<heat>', 'its number')
    .requiredOption('--grade <id>', 'grade of the catalogue')
    .requiredOption('--mass <kg>', 'refined metal wanted')
    .option('--route <file>', 'JSON list of operations as in a simulate document')
    .option(
      '--calibration <file>',
      'output of "remelt calibrate --json", for the removal credit of own heats',
    )
    .option(...byOption(planHeat, 'who plans it'))
    .option('--max-materials <n>', 'largest number of materials in the charge')
    .option('--confidence <p>', 'conformance probability that the plan must reach, all limits together')
    .option('--owner <name>', "customer whose metal it is; default the plant's own")
    .option(
      '--furnace <id>',
      'furnace of the plant for the first melt; default the smallest that holds the heat',
    )
    .option('--clean-crucible', 'no metal of the previous heat is left in the furnace')
    .option('--recourse <file>', 'JSON of the trims that may follow a bath sample, as in a plan document')
    .option('--save <file>', 'write the plan document')
    .option(
      '--html <file>',
      'also write it as one page to look at: the charge, why, what else it could cost, how sure',
    )
    .option(...ALL_OPTION)
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample:\n  remelt heat plan H26-001 --grade H230 --mass 1000')
    .action((id: string, options: PlanOptions) => {
      lookAtTargets([options.save]);
      return perform(cli, planHeat, {
        order: { heat: id, gradeId: options.grade, ...orderOf(options, cli) },
        by: options.by,
        json: options.json,
        all: options.all,
        // the words alone need what each lot is cleared as
        document: ({ clearedAs: _grades, ...plan }) => plan,
        html: options.html,
        page: plannedHeatPage,
        written: ({ plan }) => saved(plan, options),
      }).catch((error: unknown) => {
        if (error instanceof InfeasibleError && isPlan(error.cause))
          [...saved(error.cause, options), ...drawn(error.cause, options)].map(cli.note);
        throw error;
      });
    });
  registerPredict(heat, cli);
  registerTrim(heat, cli);
  registerAdd(heat, cli);
  registerRetest(heat, cli);
  registerList(heat, cli);
  registerShow(heat, cli);
}

const isPlan = (cause: unknown): cause is PlanOutput => planOutputSchema.safeParse(cause).success;

/** Writes the plan document where it was asked for; what to say of it. */
const saved = (plan: PlanOutput, { save }: PlanOptions): string[] =>
  writeAsked(save, () => `${JSON.stringify(plan, null, 2)}\n`);

/** Writes the page of a plan that could not be booked, as `saved`. */
const drawn = (plan: PlanOutput, { html }: PlanOptions): string[] =>
  writeAsked(html, () => renderHtml(planPage(plan)));

/** Every heat of the ledger. */
function registerList(heat: Command, cli: Cli): void {
  heat
    .command('list')
    .description('list every heat of the ledger; the last one changed most recently')
    .option(...LIMIT_OPTION)
    .option(...AFTER_OPTION)
    .option(...HTML_OPTION)
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample:\n  remelt heat list')
    .action(({ limit, after, html, json }: ListOptions) =>
      perform(cli, listHeats, {
        order: partOf({ limit, after }),
        json,
        html,
        page: heatsPage,
      }),
    );
}

/** What the furnaces of a route make of a planned heat. */
function registerPredict(heat: Command, cli: Cli): void {
  heat
    .command('predict')
    .description(
      'predict what the furnaces make of a planned heat, operation by operation; later samples are compared with it',
    )
    .argument('<heat>', 'its number')
    .option('--route <file>', 'JSON list of operations as in a simulate document; default: that of its plan')
    .option(...HTML_OPTION)
    .option(...ALL_OPTION)
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample:\n  remelt heat predict H26-001 --route route.json')
    .action((id: string, { route, html, json, all }: PredictOptions) =>
      perform(cli, predictHeat, {
        order: { heat: id, route: route === undefined ? undefined : routeOf(cli.readDocument(route), route) },
        json,
        all,
        html,
        page: simulationPage,
      }),
    );
}

/** A heat of the ledger as one page. */
function registerShow(heat: Command, cli: Cli): void {
  heat
    .command('show')
    .description(
      'show a heat of the ledger: charge, prediction, measurements, decision and origin of the metal',
    )
    .argument('<heat>', 'its number')
    .option(...HTML_OPTION)
    .option(...ALL_OPTION)
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample:\n  remelt heat show H26-001 --html H26-001.html')
    .action((id: string, { html, json, all }: ShowOptions) =>
      perform(cli, reportHeat, { order: { heat: id }, json, all, html, page: (page) => page }),
    );
}

/** What the options add to an order; the schema of the task reads the documents that they name. */
function orderOf(options: PlanOptions, cli: Cli): object {
  const { mass, route, maxMaterials, confidence, owner, recourse, calibration, furnace, cleanCrucible } =
    options;
  return {
    mass_kg: aboveZero(mass, '--mass'),
    removalCredit: calibration ? readCalibrated(cli, calibration).removalCredit : undefined,
    route: route ? routeOf(cli.readDocument(route), route) : undefined,
    maxMaterials: aboveZero(maxMaterials, '--max-materials'),
    jointConfidence: aboveZero(confidence, '--confidence'),
    owner,
    furnace,
    skull: cleanCrucible ? null : undefined,
    recourse: recourse ? cli.readDocument(recourse) : undefined,
  };
}

/** Here only the shape of the file is looked at. */
function routeOf(document: unknown, file: string): readonly unknown[] {
  if (Array.isArray(document)) return document;
  throw new InputError(`${file} does not hold a list of operations`, {
    where: file,
    allowed: '[{"operation": "vacuum-induction", "settings": {...}}]',
  });
}
