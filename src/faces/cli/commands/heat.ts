import type { Command } from 'commander';
import { heatCostPage } from '../../../pages/blocks/heat-cost-page.ts';
import { heatsPage } from '../../../pages/blocks/heats-page.ts';
import { piecesOfHeatPage } from '../../../pages/blocks/shipment-page.ts';
import { listHeats } from '../../../tasks/heats/list-heats.ts';
import { listPieces } from '../../../tasks/heats/list-pieces.ts';
import { reportHeat } from '../../../tasks/heats/report-heat.ts';
import { reportHeatCost } from '../../../tasks/heats/report-heat-cost.ts';
import type { Cli, OutputOptions } from '../cli.ts';
import { AFTER_OPTION, LIMIT_OPTION, type ListOptions, partOf } from '../list-options.ts';
import { perform } from '../perform.ts';
import { ALL_OPTION, HTML_OPTION } from '../show-page.ts';
import { registerAdvise } from './heat-advise.ts';
import { registerPlan } from './heat-plan.ts';
import { registerRetest } from './heat-retest.ts';
import { registerStamp } from './heat-stamp.ts';
import { registerSteps } from './heat-steps.ts';
import { registerTrim } from './heat-trim.ts';

interface ShowOptions extends OutputOptions {
  readonly html?: string;
}

/** Heats in the ledger: list them, plan one from the cleared lots of the yard, trim one. */
export function register(program: Command, cli: Cli): void {
  const heat = program
    .command('heat')
    .description('list heats, plan one from the cleared lots of the yard, trim it after a bath sample')
    .addHelpText('after', '\nExample:\n  remelt heat plan H26-001 --grade H230 --mass 1000');
  registerPlan(heat, cli);
  registerStamp(heat, cli);
  registerSteps(heat, cli);
  registerAdvise(heat, cli);
  registerTrim(heat, cli);
  registerRetest(heat, cli);
  registerList(heat, cli);
  registerShow(heat, cli);
  registerPieces(heat, cli);
  registerCost(heat, cli);
}

/** Every heat of the ledger. */
function registerList(heat: Command, cli: Cli): void {
  heat
    .command('list')
    .description('list every heat of the ledger; the last one changed most recently')
    .option('--open', 'work in progress: what each heat waits for, on whom, and since when')
    .option(...LIMIT_OPTION)
    .option(...AFTER_OPTION)
    .option(...HTML_OPTION)
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExamples:\n  remelt heat list\n  remelt heat list --open')
    .action(({ limit, after, open, html, json }: ListOptions & { readonly open?: true }) =>
      perform(cli, listHeats, {
        order: { ...partOf({ limit, after }), open },
        json,
        html,
        page: heatsPage,
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

/** The pieces of a heat. */
function registerPieces(heat: Command, cli: Cli): void {
  heat
    .command('pieces')
    .description('list the ingots, bars and cut pieces of a heat, and what became of each')
    .argument('<metal>', 'H26-001, or object:I-1 for one piece')
    .option(...HTML_OPTION)
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample:\n  remelt heat pieces H26-001')
    .action((named: string, { html, json }: ShowOptions) =>
      perform(cli, listPieces, {
        order: { of: named.includes(':') ? named : `heat:${named}` },
        words: { of: '<metal>' },
        ...{ json, html, page: piecesOfHeatPage },
      }),
    );
}

/** What a poured heat cost. */
function registerCost(heat: Command, cli: Cli): void {
  heat
    .command('cost')
    .description('what a poured heat cost, planned against recorded, and its margin under the contract')
    .argument('<heat>', 'its number')
    .option(...HTML_OPTION)
    .option(...ALL_OPTION)
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample:\n  remelt heat cost H26-001 --html cost.html')
    .action((id: string, { html, json, all }: ShowOptions) =>
      perform(cli, reportHeatCost, { order: { heat: id }, json, all, html, page: heatCostPage }),
    );
}
