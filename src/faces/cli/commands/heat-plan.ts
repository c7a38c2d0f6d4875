import type { Command } from 'commander';
import { type PlanOutput, planOutputSchema } from '../../../documents/plan.ts';
import { InfeasibleError, InputError } from '../../../foundation/errors.ts';
import { plannedHeatPage, planPage } from '../../../pages/blocks/plan-page.ts';
import { whatIfPage } from '../../../pages/blocks/what-if-page.ts';
import { renderHtml } from '../../../pages/render/html.ts';
import { planHeat } from '../../../tasks/heats/plan-heat.ts';
import { whatIfHeat } from '../../../tasks/heats/what-if-heat.ts';
import { AS_TYPED_OPTION } from '../as-typed-option.ts';
import { readCalibrated } from '../calibrated.ts';
import type { Cli, OutputOptions } from '../cli.ts';
import { CONTRACT_OPTION, contractIn } from '../contract-words.ts';
import { aboveZero } from '../numbers.ts';
import { byOption, given, perform } from '../perform.ts';
import { changesIn, WHAT_IF_OPTION } from '../plan-changes.ts';
import { routeNamed } from '../route-named.ts';
import { ALL_OPTION } from '../show-page.ts';
import {
  HOLD_POINT_OPTION,
  type PointOptions,
  statedPointsIn,
  WITNESS_POINT_OPTION,
} from '../stated-points.ts';
import { WITHIN_OPTION, withinIn } from '../within.ts';
import { lookAtTargets, writeAsked } from '../write-file.ts';
import { isFile } from './programme-named.ts';

interface PlanOptions extends OutputOptions, PointOptions {
  readonly grade?: string;
  readonly spec?: string;
  readonly mass: string;
  readonly route?: string;
  readonly calibration?: string;
  readonly maxMaterials?: string;
  readonly confidence?: string;
  readonly innerShare?: string;
  readonly without?: string[];
  readonly only?: string[];
  readonly atMost?: string[];
  readonly atLeast?: string[];
  readonly minPiece?: string;
  readonly scale?: string;
  readonly dryRun?: boolean;
  readonly owner?: string;
  readonly by?: string;
  readonly furnace?: string;
  readonly cleanCrucible?: boolean;
  readonly recourse?: string;
  readonly contract?: string;
  readonly within?: string;
  readonly save?: string;
  readonly html?: string;
  readonly whatIf?: string[];
  readonly asTyped?: true;
}

/** Plans a heat from the lots of the yard; long because every option stands here once. */
export function registerPlan(heat: Command, cli: Cli): void {
  heat
    .command('plan')
    .description(
      'plan the cheapest charge from the cleared and free lots, and reserve it; exit 1 when no charge meets the limits',
    )
    .argument('<heat>', 'its number')
    .option('--grade <id>', 'grade of the catalogue; default that of the specification')
    .option(
      '--spec <name>',
      'stored specification in place of the limits of the grade, such as "CUST-718-A rev 3"',
    )
    .requiredOption('--mass <kg>', 'refined metal wanted')
    .option('--route <name>', 'name of a kept route, or a JSON file with its operations')
    .option(
      '--calibration <file>',
      'output of "remelt calibrate --json", for the removal credit of own heats',
    )
    .option(...byOption(planHeat, 'who plans it'))
    .option('--max-materials <n>', 'largest number of materials in the charge')
    .option('--confidence <p>', 'conformance probability that the plan must reach, all limits together')
    .option('--inner-share <share>', 'middle share of every window that the mean contents keep, such as 0.8')
    .option('--without <lot...>', 'lots that are left out')
    .option('--only <lot...>', 'lots that are offered, no others')
    .option('--at-most <lot=kg...>', 'largest mass of a lot, such as R-2301=100')
    .option('--at-least <lot=kg...>', 'mass of a lot that is charged in any case')
    .option(
      '--min-piece <kg>',
      'least mass of a lot, if it is used; a smaller lot is used up or left; 0 = any; default by its form',
    )
    .option(
      '--scale <id>',
      'scale of the plant that the charge is weighed on; the plan is rounded to its step',
    )
    .option('--dry-run', 'show the plan and reserve nothing')
    .option('--owner <name>', "customer whose metal it is; default the plant's own")
    .option(
      '--furnace <id>',
      'furnace of the plant for the first melt; default the smallest that holds the heat',
    )
    .option(...CONTRACT_OPTION)
    .option(...HOLD_POINT_OPTION)
    .option(...WITNESS_POINT_OPTION)
    .option('--clean-crucible', 'no metal of the previous heat is left in the furnace')
    .option('--recourse <file>', 'JSON of the trims that may follow a bath sample, as in a plan document')
    .option('--within <programme>', `${WITHIN_OPTION[1]}; or the id of a locked programme that passed gate 1`)
    .option(...WHAT_IF_OPTION)
    .option(...AS_TYPED_OPTION)
    .option('--save <file>', 'write the plan document')
    .option(
      '--html <file>',
      'also write it as one page to look at: the charge, why, what else it could cost, how sure',
    )
    .option(...ALL_OPTION)
    .option('--json', 'one JSON document')
    .addHelpText(
      'after',
      '\nExamples:\n  remelt heat plan H26-001 --grade H230 --mass 1000\n  remelt heat plan H26-001 --spec "CUST-718-A rev 3" --route triple-melt --mass 500 --without R-6171 --dry-run',
    )
    .action(async (id: string, options: PlanOptions) => {
      lookAtTargets([options.save]);
      const order = { heat: id, ...orderOf(options, cli) };
      const { whatIf, json, all, html } = options;
      if (whatIf !== undefined) {
        const asked = { ...order, dryRun: undefined, changes: changesIn(whatIf), asTyped: options.asTyped };
        const shown = { json, all, html, words: WORDS, page: whatIfPage };
        return perform(cli, whatIfHeat, { order: given(asked), ...shown });
      }
      return perform(cli, planHeat, {
        order,
        by: options.by,
        ...{ json, all, html, words: WORDS },
        // the words alone need what each lot is cleared as
        document: ({ clearedAs: _grades, ...plan }) => plan,
        page: plannedHeatPage,
        written: ({ plan }) => saved(plan, options),
      }).catch((error: unknown) => {
        const plan = error instanceof InfeasibleError ? planBehind(error) : null;
        if (plan) [...saved(plan, options), ...drawn(plan, options, cli)].map(cli.note);
        throw error;
      });
    });
}

/** What is typed for the fields of an order of a heat, and of the plan that is made of it. */
const WORDS = {
  heat: '<heat>',
  gradeId: '--grade',
  'heats[0].target.gradeId': '--grade',
  mass_kg: '--mass',
  programme: '--within',
  'heats[0].mass_kg': '--mass',
  jointConfidence: '--confidence',
  internalShare: '--inner-share',
  'lots.without': '--without',
  'lots.only': '--only',
  'lots.atMost_kg': '--at-most',
  'lots.atLeast_kg': '--at-least',
  'lots.minPiece_kg': '--min-piece',
  holdPoints: '--hold-point',
};

/** The plan that an error was made from, however often it was predicted again. */
const planBehind = (error: unknown): PlanOutput | null => {
  if (!(error instanceof Error)) return null;
  return isPlan(error.cause) ? error.cause : planBehind(error.cause);
};

const isPlan = (cause: unknown): cause is PlanOutput => planOutputSchema.safeParse(cause).success;

/** Writes the plan document where it was asked for; what to say of it. */
const saved = (plan: PlanOutput, { save }: PlanOptions): string[] =>
  writeAsked(save, () => `${JSON.stringify(plan, null, 2)}\n`);

/** Writes the page of a plan that could not be booked, as `saved`. */
const drawn = (plan: PlanOutput, { html }: PlanOptions, cli: Pick<Cli, 'marked'>): string[] =>
  writeAsked(html, () => renderHtml(cli.marked(planPage(plan))));

/** What the options add to an order; the schema of the task reads the documents that they name. */
function orderOf(options: PlanOptions, cli: Cli): object {
  const { mass, route, maxMaterials, confidence, owner, recourse, calibration, furnace, cleanCrucible } =
    options;
  const { within } = options;
  return {
    gradeId: options.grade,
    spec: options.spec,
    dryRun: options.dryRun,
    internalShare: aboveZero(options.innerShare, '--inner-share'),
    lots: choiceIn(options),
    mass_kg: aboveZero(mass, '--mass'),
    removalCredit: calibration ? readCalibrated(cli, calibration).removalCredit : undefined,
    route: route ? routeNamed(route, cli) : undefined,
    maxMaterials: aboveZero(maxMaterials, '--max-materials'),
    jointConfidence: aboveZero(confidence, '--confidence'),
    owner,
    scale: options.scale,
    furnace,
    contract: options.contract === undefined ? undefined : contractIn(options.contract),
    holdPoints: statedPointsIn(options),
    skull: cleanCrucible ? null : undefined,
    recourse: recourse ? cli.readDocument(recourse) : undefined,
    ...(within === undefined
      ? {}
      : isFile(within)
        ? { within: withinIn(cli.readDocument(within)) }
        : { programme: within }),
  };
}

/** Which lots the plan may take; nothing where no option says so. */
function choiceIn({ without, only, atMost, atLeast, minPiece }: PlanOptions): unknown {
  const choice = given({
    without,
    only,
    atMost_kg: kgByLot(atMost, '--at-most'),
    atLeast_kg: kgByLot(atLeast, '--at-least'),
    minPiece_kg: minPiece === '0' ? 0 : aboveZero(minPiece, '--min-piece'),
  });
  return Object.keys(choice as object).length === 0 ? undefined : choice;
}

/** Kilograms by lot of words such as `R-2301=100`. Throws InputError naming the word. */
function kgByLot(words: readonly string[] | undefined, option: string): Record<string, number> | undefined {
  if (words === undefined) return undefined;
  return Object.fromEntries(
    words.map((word) => {
      const at = word.lastIndexOf('=');
      const kg = at > 0 ? aboveZero(word.slice(at + 1), `${option} ${word.slice(0, at)}`) : undefined;
      if (kg !== undefined) return [word.slice(0, at), kg];
      throw new InputError(`${option} "${word}" is not a lot and its mass`, {
        path: option,
        value: word,
        unit: 'kg',
        allowed: 'LOT=KG, such as R-2301=100',
      });
    }),
  );
}
