import type { Command } from 'commander';
import { simulationPage } from '../../../pages/blocks/simulation-page.ts';
import { predictHeat } from '../../../tasks/heats/predict-heat.ts';
import type { Cli, OutputOptions } from '../cli.ts';
import { perform } from '../perform.ts';
import { routeNamed } from '../route-named.ts';
import { ALL_OPTION, HTML_OPTION } from '../show-page.ts';
import { registerAdd } from './heat-add.ts';
import { registerAdvise } from './heat-advise.ts';
import { registerHandOver } from './heat-hand-over.ts';
import { registerLeak } from './heat-leak.ts';
import { registerPlan } from './heat-plan.ts';
import { registerRetest } from './heat-retest.ts';
import { registerStamp } from './heat-stamp.ts';
import { registerSteps } from './heat-steps.ts';
import { registerTrim } from './heat-trim.ts';

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
  registerPlan(heat, cli);
  registerPredict(heat, cli);
  registerLeak(heat, cli);
  registerStamp(heat, cli);
  registerHandOver(heat, cli);
  registerSteps(heat, cli);
  registerAdvise(heat, cli);
  registerTrim(heat, cli);
  registerAdd(heat, cli);
  registerRetest(heat, cli);
}

/** What the furnaces of a route make of a planned heat. */
function registerPredict(heat: Command, cli: Cli): void {
  heat
    .command('predict')
    .description(
      'predict what the furnaces make of a planned heat, operation by operation; later samples are compared with it',
    )
    .argument('<heat>', 'its number')
    .option(
      '--route <name>',
      'name of a kept route, or a JSON file with its operations; default: that of its plan',
    )
    .option(...HTML_OPTION)
    .option(...ALL_OPTION)
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample:\n  remelt heat predict H26-001 --route triple-melt')
    .action((id: string, { route, html, json, all }: PredictOptions) =>
      perform(cli, predictHeat, {
        order: { heat: id, route: route === undefined ? undefined : routeNamed(route, cli) },
        json,
        all,
        html,
        page: simulationPage,
      }),
    );
}
