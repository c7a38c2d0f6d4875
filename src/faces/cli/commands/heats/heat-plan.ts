import type { Command } from 'commander';
import { type PlanOutput, planOutputSchema } from '../../../../documents/heats/plan.ts';
import { InfeasibleError } from '../../../../foundation/errors.ts';
import { plannedHeatPage, planPage } from '../../../../pages/blocks/heats/plan-page.ts';
import { whatIfPage } from '../../../../pages/blocks/heats/what-if-page.ts';
import { renderHtml } from '../../../../pages/render/html.ts';
import { contract } from '../../../../tasks/heats/plan-heat/contract.ts';
import { planHeat } from '../../../../tasks/heats/plan-heat/plan-heat.ts';
import { whatIfHeat } from '../../../../tasks/heats/what-if-heat/what-if-heat.ts';
import type { Cli, OutputOptions } from '../../cli.ts';
import { byOption, given, perform } from '../../perform.ts';
import { ALL_OPTION } from '../../show-page.ts';
import { AS_TYPED_OPTION } from '../../typed/as-typed-option.ts';
import { readCalibrated } from '../../typed/calibrated.ts';
import { isFile } from '../../typed/is-file.ts';
import { changesIn, WHAT_IF_OPTION } from '../../typed/plan-changes.ts';
import { WITHIN_OPTION, withinIn } from '../../typed/within.ts';
import { takeFields } from '../../verb.ts';
import { lookAtTargets, writeAsked } from '../../write-file.ts';

interface PlanOptions extends OutputOptions {
  readonly calibration?: string;
  readonly by?: string;
  readonly cleanCrucible?: boolean;
  readonly within?: string;
  readonly save?: string;
  readonly html?: string;
  readonly whatIf?: string[];
  readonly asTyped?: true;
}

/** Plans a heat from the lots of the yard. */
export function registerPlan(heat: Command, cli: Cli): void {
  const command = heat
    .command('plan')
    .description(
      'plan the cheapest charge from the cleared and free lots, and reserve it; exit 1 when no charge meets the limits',
    );
  const taken = takeFields(command, contract.order);
  const words = { ...taken.words, ...OF_PLAN };
  command
    .option(
      '--calibration <file>',
      'output of "remelt calibrate --json": the furnace as its own heats left it, with their removal credit',
    )
    .option(...byOption(planHeat, contract.who!))
    .option('--clean-crucible', 'no metal of the previous heat is left in the furnace')
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
    .action(async (...typed: unknown[]) => {
      const options = taken.named<PlanOptions>(typed);
      lookAtTargets([options.save]);
      const order = { ...taken.orderOf(options, cli), ...besides(options, cli) };
      const { whatIf, json, all, html } = options;
      if (whatIf !== undefined) {
        const asked = { ...order, dryRun: undefined, changes: changesIn(whatIf), asTyped: options.asTyped };
        const shown = { json, all, html, words, page: whatIfPage };
        return perform(cli, whatIfHeat, { order: given(asked), ...shown });
      }
      return perform(cli, planHeat, {
        order,
        by: options.by,
        ...{ json, all, html, words },
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

/** What is typed for the places of the plan that is made of an order. */
const OF_PLAN = {
  'heats[0].target.gradeId': '--grade',
  'heats[0].mass_kg': '--mass',
  programme: '--within',
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

/** What is typed in its own way. */
function besides({ calibration, cleanCrucible, within }: PlanOptions, cli: Cli): object {
  const calibrated = calibration ? readCalibrated(cli, calibration) : undefined;
  return {
    calibrated,
    removalCredit: calibrated?.removalCredit,
    skull: cleanCrucible ? null : undefined,
    ...(within === undefined
      ? {}
      : isFile(within)
        ? { within: withinIn(cli.readDocument(within)) }
        : { programme: within }),
  };
}
